package org.chuishao.whistle.callback;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.dispatch.Horizon;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleCallbackTried;
import org.chuishao.whistle.event.WhistleReworkOrdered;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.chuishao.whistle.progress.Progress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/callback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class CallbackResource {
    @Inject
    Moves moves;

    @Inject
    Whistles whistles;

    @Inject
    Closing closing;

    @Inject
    Announcer announcer;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Horizon horizon;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.CALLBACK_OPERATOR)
    @Transactional
    @Idempotent
    @Operation(operationId = "callback", summary = "Record what the resident said 回访")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response callback(UUID id, @NotNull @Valid CallbackRequest request) {
        return moves.make(Move.CALLBACK, id, (whistle, called, who) -> {
            request.check(whistle.mainId != null);
            apply(whistle, called, request, Actor.of(who, who.divisionOver(whistle.stationCode)));
            return called;
        });
    }

    private void apply(Whistle whistle, List<Participant> called, CallbackRequest request, Actor by) {
        var now = clock.instant();
        if (request.isRework()) horizon.refuseUncountableRework(whistle.kind, now);
        var before = whistle.stage();
        whistle.callbackTries++;
        whistle.satisfaction = request.satisfaction();
        whistle.go(Move.CALLBACK, next(whistle, request));
        if (whistle.stage() == Stage.IN_PROGRESS) Progress.goAgain(called);
        var details = new HashMap<String, Object>(Map.of("reached", request.reached(), "try", whistle.callbackTries));
        if (request.satisfaction() != null) details.put("satisfaction", request.satisfaction());
        whistles.note(whistle, now, Move.CALLBACK.name(), before, by, request.note(), details);
        if (request.isRework()) whistle.forgetCallbacks();
        announce(whistle, request, by, now);
    }

    private Stage next(Whistle whistle, CallbackRequest request) {
        if (request.isRework()) return Stage.IN_PROGRESS;
        return request.reached()
                        || whistle.callbackTries
                                >= policies.of(whistle).callback().tries()
                ? Stage.CLOSED
                : Stage.AWAITING_CALLBACK;
    }

    private void announce(Whistle w, CallbackRequest request, Actor by, Instant now) {
        switch (w.stage()) {
            case CLOSED -> closing.close(w, now);
            case IN_PROGRESS ->
                announcer.announce(new WhistleReworkOrdered(w.id, w.number, w.cycle, now, by.name(), request.note()));
            default -> announcer.announce(new WhistleCallbackTried(w.id, w.number, w.cycle, now, w.callbackTries));
        }
    }
}
