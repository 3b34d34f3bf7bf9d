package org.chuishao.whistle.triage;

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
import java.util.function.Function;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleEvent;
import org.chuishao.whistle.event.WhistleInfoAnswered;
import org.chuishao.whistle.event.WhistleInfoAsked;
import org.chuishao.whistle.event.WhistleObjected;
import org.chuishao.whistle.event.WhistleRejected;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.link.Linking;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a dispatcher and a station say to each other before a whistle goes out, or does not. */
@Path("/whistles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
@Transactional
@Idempotent
public class TriageResource {
    @Inject
    Moves moves;

    @Inject
    Whistles whistles;

    @Inject
    Linking linking;

    @Inject
    Announcer announcer;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Clock clock;

    @POST
    @Path("/ask")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "ask", summary = "Ask the station for what is missing; no clock runs meanwhile 要求补充")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response ask(UUID id, @NotNull @Valid NoteRequest request) {
        return moves.make(Move.ASK, id, (w, called, who) -> {
            var by = centre(w, who);
            step(
                    w,
                    Move.ASK,
                    Stage.NEEDS_INFO,
                    by,
                    request.note(),
                    Map.of(),
                    at -> new WhistleInfoAsked(w.id, w.number, w.cycle, at, by.name(), request.note()));
            return called;
        });
    }

    @POST
    @Path("/answer")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(operationId = "answer", summary = "Answer the dispatcher's question 补充说明")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response answer(UUID id, @NotNull @Valid NoteRequest request) {
        return moves.make(Move.ANSWER, id, (w, called, who) -> {
            var by = Actor.of(who, w.stationCode);
            step(
                    w,
                    Move.ANSWER,
                    Stage.SUBMITTED,
                    by,
                    request.note(),
                    Map.of(),
                    at -> new WhistleInfoAnswered(w.id, w.number, w.cycle, at, by.name(), request.note()));
            return called;
        });
    }

    @POST
    @Path("/reject")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "reject", summary = "Send it no further, with the reason 不予受理")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response reject(UUID id, @NotNull @Valid RejectRequest request) {
        return moves.make(Move.REJECT, id, (w, called, who) -> {
            request.check(id, policies.of(w).rejectReasons());
            var by = centre(w, who);
            var details = new HashMap<String, Object>(Map.of("reason", request.reason()));
            if (request.duplicateOf() != null)
                details.put("duplicateOf", original(w, request.duplicateOf(), who).number);
            w.rejectReason = request.reason();
            w.duplicateOf = request.duplicateOf();
            step(
                    w,
                    Move.REJECT,
                    Stage.REJECTED,
                    by,
                    request.note(),
                    details,
                    at -> new WhistleRejected(
                            w.id, w.number, w.cycle, at, by.name(), request.reason(), request.note()));
            linking.mainFell(w, clock.instant());
            return called;
        });
    }

    @POST
    @Path("/object")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(operationId = "object", summary = "Object to the rejection, once 提出异议")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response object(UUID id, @NotNull @Valid NoteRequest request) {
        return moves.make(Move.OBJECT, id, (w, called, who) -> {
            var by = Actor.of(who, w.stationCode);
            w.objected = true;
            w.rejectReason = null;
            w.duplicateOf = null;
            step(
                    w,
                    Move.OBJECT,
                    Stage.SUBMITTED,
                    by,
                    request.note(),
                    Map.of(),
                    at -> new WhistleObjected(w.id, w.number, w.cycle, at, by.name(), request.note()));
            return called;
        });
    }

    /**
     * Of two that are rejected as each other's duplicate at the same time, the later finds the other rejected.
     *
     * @return the whistle it repeats, which the dispatcher must be able to see
     * @throws Problem 409 when nobody handles that one, or ever has: the matter would be lost
     */
    private Whistle original(Whistle rejected, UUID named, Caller who) {
        whistles.hold(List.of(rejected.id, named));
        var original = linking.see(named, "duplicateOf", who);
        return switch (original.stage()) {
            case DRAFT, REJECTED, WITHDRAWN ->
                throw Problem.conflict(
                        "ORIGINAL_NOT_HANDLED",
                        original.number + " 尚未吹响、未予受理或已撤回，无人办理，不能作为重复的依据。",
                        original.number
                                + " was never blown, was rejected or was taken back: nobody handles it, so nothing repeats it.");
            default -> original;
        };
    }

    private static Actor centre(Whistle whistle, Caller who) {
        return Actor.of(who, who.divisionOver(whistle.stationCode));
    }

    private void step(
            Whistle whistle,
            Move move,
            Stage to,
            Actor by,
            String note,
            Map<String, Object> details,
            Function<Instant, WhistleEvent> told) {
        var now = clock.instant();
        var before = whistle.stage();
        whistle.go(move, to);
        whistles.note(whistle, now, move.name(), before, by, note, details);
        announcer.announce(told.apply(now));
    }
}
