package org.chuishao.whistle.reopen;

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
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.dispatch.Dispatching;
import org.chuishao.whistle.dispatch.Plan;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleReopened;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/reopen")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class ReopenResource {
    @Inject
    Moves moves;

    @Inject
    Dispatching dispatching;

    @Inject
    References references;

    @Inject
    Announcer announcer;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.STATION_HEAD)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "reopen",
            summary =
                    "The matter has come back, as soon after its end as its policy says: the same departments are called again 重办")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response reopen(UUID id, @NotNull @Valid ReopenRequest request) {
        return moves.make(Move.REOPEN, id, (whistle, called, who) -> {
            var by = Actor.of(who, whistle.stationCode);
            whistle.beginAgain();
            announcer.announce(new WhistleReopened(
                    whistle.id,
                    whistle.number,
                    whistle.cycle,
                    clock.instant(),
                    by.name(),
                    request.note(),
                    whistle.cycle > policies.of(whistle).reopening().beforeSpecialMeeting()));
            return dispatching.send(whistle, Move.REOPEN, asLastTime(called, request.note()), called, by);
        });
    }

    /**
     * Or whoever they were merged into.
     *
     * @throws Problem 409 when nobody has taken over from the lead: only a dispatcher can say who is responsible now
     */
    private Plan asLastTime(List<Participant> called, String note) {
        var responsible = called.stream().filter(p -> !p.state.isVoid()).toList();
        var led = responsible.stream()
                .filter(p -> p.role == Role.LEAD)
                .findFirst()
                .orElseThrow()
                .organisation;
        var lead = references.department(led).orElseThrow(() -> gone(led));
        var assists = responsible.stream()
                .filter(p -> p.role == Role.ASSIST)
                .flatMap(p -> references.department(p.organisation).stream())
                .filter(o -> !o.equals(lead))
                .distinct()
                .toList();
        return new Plan(lead, assists, null, note);
    }

    private static Problem gone(String lead) {
        return Problem.conflict(
                "DEPARTMENT_GONE",
                "主办部门“" + lead + "”已撤销且没有承接单位，请另吹一哨，由联动中心重新派单。",
                "The lead, \"" + lead
                        + "\", is gone and nobody has taken over: blow a new whistle, and the centre finds who is"
                        + " responsible now.");
    }
}
