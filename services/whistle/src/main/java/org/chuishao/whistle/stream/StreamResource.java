package org.chuishao.whistle.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/stream")
@Tag(name = "Stream 实时")
public class StreamResource {
    private static final int RECONNECT_MILLIS = 2000;

    @Inject
    Feed feed;

    @Inject
    Seats seats;

    @Inject
    CurrentCaller caller;

    @Inject
    SecurityIdentity identity;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.stream.look", defaultValue = "200ms")
    Duration look;

    /** Shorter than anything on the way waits for a silent connection; the gateway waits 30 s. */
    @ConfigProperty(name = "chuishao.stream.heartbeat", defaultValue = "10s")
    Duration heartbeat;

    @Inject
    CurrentVertxRequest current;

    @ConfigProperty(name = "chuishao.stream.lasts", defaultValue = "15m")
    Duration lasts;

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RolesAllowed({
        Roles.STATION_MEMBER,
        Roles.STATION_DEPUTY,
        Roles.STATION_HEAD,
        Roles.GRID_WORKER,
        Roles.DISPATCHER,
        Roles.CALLBACK_OPERATOR,
        Roles.DEPARTMENT_CLERK,
        Roles.DEPARTMENT_LEAD,
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN
    })
    @Operation(
            operationId = "stream",
            summary =
                    "What happens to the whistles the caller may see, as it happens; resumes after Last-Event-ID 实时动态")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = Told.class)))
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") String last, @Context Sse sse) {
        var who = caller.get();
        var lastHeard = position(last);
        var pace = new Following.Pace(look, heartbeat, lasts);
        seats.take(who.subject());
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) seats.giveBack(who.subject());
        };
        try {
            leaveWithTheConnection(leave);
            var following = new Following(
                    feed, who.district(), Scope.of(who), pace, pace.end(Instant.now(), tokenExpires()), lastHeard);
            return Multi.createBy()
                    .repeating()
                    .uni(() -> Uni.createFrom().item(() -> next(following)).runSubscriptionOn(threads))
                    .whilst(signs -> !signs.isEmpty() && !following.isOver())
                    .onItem()
                    .<Following.Sign>disjoint()
                    .map(sign -> event(sign, sse))
                    .onTermination()
                    .invoke(leave);
        } catch (RuntimeException | Error e) {
            leave.run();
            throw e;
        }
    }

    /** Who is gone before the first byte is never subscribed to, and so never terminates. */
    private void leaveWithTheConnection(Runnable leave) {
        var request = current.getCurrent();
        request.addEndHandler(end -> leave.run());
        if (request.response().closed()) leave.run();
    }

    private static List<Following.Sign> next(Following following) {
        try {
            return following.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** The issuer's time, as the token's: not the clock of whistles, which demo data sets. */
    private Instant tokenExpires() {
        return Instant.ofEpochSecond(((JsonWebToken) identity.getPrincipal()).getExpirationTime());
    }

    private static Long position(String last) {
        if (last == null || last.isEmpty()) return null;
        if (!last.matches("\\d{1,18}"))
            throw Problem.badRequest(
                    "INVALID_EVENT_ID", "Last-Event-ID 不是本接口给出的编号。", "This Last-Event-ID was not handed out here.");
        return Long.parseLong(last);
    }

    private OutboundSseEvent event(Following.Sign sign, Sse sse) {
        var event = sse.newEventBuilder();
        return switch (sign) {
            case Following.Begin(long position) ->
                event.id(String.valueOf(position))
                        .name("begin")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .data("{}")
                        .build();
            case Following.Reset(long position) ->
                event.id(String.valueOf(position))
                        .name("reset")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .data("{}")
                        .build();
            case Following.Line(Told told) ->
                event.id(String.valueOf(told.position()))
                        .name("line")
                        .data(text(told))
                        .build();
            case Following.Heartbeat(long position) ->
                event.id(String.valueOf(position)).comment("still here").build();
        };
    }

    private String text(Told told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
