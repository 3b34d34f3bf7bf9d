package org.chuishao.whistle.verify;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.whistle.callback.Closing;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.dispatch.Horizon;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleReworkOrdered;
import org.chuishao.whistle.event.WhistleVerified;
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

@Path("/whistles/{id}/verify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class VerifyResource {
    @Inject
    Moves moves;

    @Inject
    Whistles whistles;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Closing closing;

    @Inject
    Announcer announcer;

    @Inject
    Horizon horizon;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Transactional
    @Idempotent
    @Operation(operationId = "verify", summary = "The station looks at the work: pass with stars, or send back 核查评价")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response verify(UUID id, @NotNull @Valid VerifyRequest request) {
        return moves.make(Move.VERIFY, id, (whistle, called, who) -> {
            request.check(called, policies.of(whistle).starsNeedingReason());
            var by = Actor.of(who, whistle.stationCode);
            if (request.passed()) pass(whistle, request, by);
            else sendBack(whistle, called, request.note(), by);
            return called;
        });
    }

    private void pass(Whistle whistle, VerifyRequest request, Actor by) {
        var now = clock.instant();
        var before = whistle.stage();
        whistle.go(Move.VERIFY, whistle.hasResident() ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
        var ratings = request.ratingsOrNone();
        whistles.note(
                whistle,
                now,
                Move.VERIFY.name(),
                before,
                by,
                request.note(),
                Map.of("passed", true, "ratings", ratings));
        announcer.announce(
                new WhistleVerified(whistle.id, whistle.number, whistle.cycle, now, by.name(), told(ratings)));
        if (whistle.stage() == Stage.CLOSED) closing.close(whistle, now);
    }

    private static List<WhistleVerified.Rating> told(List<VerifyRequest.Rating> ratings) {
        return ratings.stream()
                .map(r -> new WhistleVerified.Rating(r.organisation(), r.stars(), r.reason()))
                .toList();
    }

    private void sendBack(Whistle whistle, List<Participant> called, String note, Actor by) {
        var now = clock.instant();
        horizon.refuseUncountableRework(whistle.kind, now);
        var before = whistle.stage();
        whistle.go(Move.VERIFY, Stage.IN_PROGRESS);
        Progress.goAgain(called);
        whistles.note(whistle, now, Move.VERIFY.name(), before, by, note, Map.of("passed", false));
        announcer.announce(new WhistleReworkOrdered(whistle.id, whistle.number, whistle.cycle, now, by.name(), note));
    }
}
