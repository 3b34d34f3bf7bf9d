package org.chuishao.reporting.duty;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.assignment.AssignmentView;
import org.chuishao.reporting.assignment.Moves;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.scoring.Outcome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/assignments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments 任务")
@Transactional
@Idempotent
public class DutyResource {
    @Inject
    Duty duty;

    @Inject
    Moves moves;

    @Inject
    CurrentCaller caller;

    @Schema(examples = "{}")
    public record AcceptRequest() {}

    @Schema(examples = "{\"note\": \"六人到场。\", \"onSite\": true}")
    public record CheckInRequest(@Size(max = 1000) String note, Boolean onSite) {}

    @Schema(examples = "{\"arrived\": true}")
    public record ArrivalRequest(
            @NotNull Boolean arrived, @Size(max = 1000) String note) {}

    @Schema(examples = "{\"note\": \"阀门已关，现场已围挡。\"}")
    public record MadeSafeRequest(@Size(max = 1000) String note) {}

    @Schema(examples = "{\"outcome\": \"SOLVED\", \"result\": \"二十三个摊位全部清退，引导至临时市场经营。\"}")
    public record CompleteRequest(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 5000) String result) {}

    @Schema(examples = "{\"note\": \"摊位已清，地面已洗。\"}")
    public record NoteRequest(@Size(max = 1000) String note) {}

    @Schema(examples = "{\"note\": \"始终未到现场。\"}")
    public record AbsentRequest(@NotBlank @Size(max = 1000) String note) {}

    @POST
    @Path("/accept")
    @RolesAllowed({Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD})
    @Operation(operationId = "accept", summary = "The department signs for its duty 签收")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response accept(UUID id, AcceptRequest request) {
        return moves.make(Move.ACCEPT, id, (a, now) -> duty.accept(a, name(), now));
    }

    @POST
    @Path("/check-in")
    @RolesAllowed({Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD})
    @Operation(operationId = "checkIn", summary = "The department has arrived; to an emergency, on site 报到")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response checkIn(UUID id, @NotNull @Valid CheckInRequest request) {
        return moves.make(
                Move.CHECK_IN, id, (a, now) -> duty.checkIn(a, request.onSite(), request.note(), name(), now));
    }

    @POST
    @Path("/made-safe")
    @RolesAllowed({Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD})
    @Operation(
            operationId = "makeSafe",
            summary =
                    "EMERGENCY: the department that checked in says that the danger is over, once; the repair may follow 排险")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response makeSafe(UUID id, @NotNull @Valid MadeSafeRequest request) {
        return moves.make(Move.MAKE_SAFE, id, (a, now) -> duty.makeSafe(a, request.note(), name(), now));
    }

    @POST
    @Path("/complete")
    @RolesAllowed({Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD})
    @Operation(operationId = "complete", summary = "The department reports its result 办结")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response complete(UUID id, @NotNull @Valid CompleteRequest request) {
        return moves.make(
                Move.COMPLETE, id, (a, now) -> duty.complete(a, request.outcome(), request.result(), name(), now));
    }

    @POST
    @Path("/arrival")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "stateArrival",
            summary =
                    "The station that blew says whether the department that checked in came; where it did not, why is said, and false feedback is proposed to the office 认定到场情况")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response arrival(UUID id, @NotNull @Valid ArrivalRequest request) {
        if (!request.arrived() && (request.note() == null || request.note().isBlank()))
            throw Problem.invalid("note", "认定未到场须说明情况。", "Says what was found, where nobody came.");
        var move = request.arrived() ? Move.CONFIRM_ARRIVAL : Move.DENY_ARRIVAL;
        return moves.make(
                move, id, (a, now) -> duty.stateArrival(a, request.arrived(), request.note(), caller.get(), now));
    }

    @POST
    @Path("/release")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "release", summary = "JOINT: the station lets a department go 事毕放行")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response release(UUID id, @NotNull @Valid NoteRequest request) {
        return moves.make(Move.RELEASE, id, (a, now) -> duty.release(a, request.note(), name(), now));
    }

    @POST
    @Path("/absent")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "declareAbsent",
            summary =
                    "The station states that an assisting department never came, or came and let its deadline pass 认定未报到或到场未办结")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response declareAbsent(UUID id, @NotNull @Valid AbsentRequest request) {
        return moves.make(Move.DECLARE_ABSENT, id, (a, now) -> duty.declareAbsent(a, request.note(), name(), now));
    }

    private String name() {
        return caller.get().name();
    }
}
