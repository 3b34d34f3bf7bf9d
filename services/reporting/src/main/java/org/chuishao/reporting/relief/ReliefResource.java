package org.chuishao.reporting.relief;

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
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.reporting.assignment.AssignmentView;
import org.chuishao.reporting.assignment.Moves;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** More time, or no time: asked by the department's lead, decided by the linkage centre. */
@Path("/assignments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions and suspensions 延期与挂账")
@Transactional
@Idempotent
public class ReliefResource {
    @Inject
    Moves moves;

    @Inject
    Relief relief;

    @Inject
    CurrentCaller caller;

    @Schema(examples = "{\"reason\": \"需更换的主管正在定制，预计再需三个工作日。\"}")
    public record ExtendRequest(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = """
            {"ground": "SEASON_OR_ENGINEERING", "reviewOn": "2026-12-15", "reason": "汛期水位未退，无法开挖。"}""")
    public record SuspendRequest(
            @NotNull SuspensionGround ground,
            @NotNull LocalDate reviewOn,
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{\"note\": \"情况属实，同意。\"}")
    public record ApproveRequest(@Size(max = 1000) String note) {}

    @Schema(examples = "{\"reason\": \"可先行围挡施工，不同意。\"}")
    public record RefuseRequest(@NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("/extend")
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(
            operationId = "askExtension",
            summary =
                    "The lead asks for one more limit, before the deadline; as many are granted as its limits say 申请延期")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response askExtension(UUID id, @NotNull @Valid ExtendRequest request) {
        return moves.make(
                Move.ASK_EXTENSION, id, (a, now) -> relief.askExtension(a, request.reason(), caller.get(), now));
    }

    @POST
    @Path("/extend/approve")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "extend", summary = "The centre adds one original limit to the deadline 批准延期")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response extend(UUID id, @NotNull @Valid ApproveRequest request) {
        return moves.make(Move.EXTEND, id, (a, now) -> relief.extend(a, request.note(), caller.get(), now));
    }

    @POST
    @Path("/extend/refuse")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "refuseExtension", summary = "The deadline stays; it may be asked again 驳回延期")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response refuseExtension(UUID id, @NotNull @Valid RefuseRequest request) {
        return moves.make(
                Move.REFUSE_EXTENSION, id, (a, now) -> relief.refuseExtension(a, request.reason(), caller.get(), now));
    }

    @POST
    @Path("/suspend")
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(
            operationId = "askSuspension",
            summary = "The lead asks to stop the clocks until a review date, as far ahead as its limits say 申请挂账")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response askSuspension(UUID id, @NotNull @Valid SuspendRequest request) {
        return moves.make(
                Move.ASK_SUSPENSION,
                id,
                (a, now) -> relief.askSuspension(
                        a, request.ground(), request.reviewOn(), request.reason(), caller.get(), now));
    }

    @POST
    @Path("/suspend/approve")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "suspend", summary = "The clocks stop until the review date, and go on by themselves 批准挂账")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response suspend(UUID id, @NotNull @Valid ApproveRequest request) {
        return moves.make(Move.SUSPEND, id, (a, now) -> relief.suspend(a, request.note(), caller.get(), now));
    }

    @POST
    @Path("/suspend/refuse")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "refuseSuspension", summary = "The clocks have run all along 驳回挂账")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response refuseSuspension(UUID id, @NotNull @Valid RefuseRequest request) {
        return moves.make(
                Move.REFUSE_SUSPENSION,
                id,
                (a, now) -> relief.refuseSuspension(a, request.reason(), caller.get(), now));
    }
}
