package org.chuishao.reporting.dispute;

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
import org.chuishao.reporting.assignment.AssignmentView;
import org.chuishao.reporting.assignment.Moves;
import org.chuishao.reporting.lifecycle.Move;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whose duty is it? Asked by the department's lead, decided by the linkage centre. */
@Path("/assignments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes 退单与裁定")
@Transactional
@Idempotent
public class DisputeResource {
    @Inject
    Moves moves;

    @Inject
    Dispute dispute;

    @Inject
    CurrentCaller caller;

    @Schema(examples = "{\"citedItem\": \"DG-010204\", \"reason\": \"井盖属排水设施，权责清单列明由住建局负责。\"}")
    public record ReturnRequest(
            @NotBlank @Size(max = 40) String citedItem,
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{\"note\": \"清单写明由住建局牵头，改派。\"}")
    public record UpholdRequest(@Size(max = 1000) String note) {}

    @Schema(examples = "{\"reason\": \"该事项的监管在贵局职责内，请继续办理。\"}")
    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = """
            {"responsible": "HOUSING", "citedItem": "DG-010204", "reason": "排水井盖由住建局养护，城管局负责路面井盖。"}""")
    public record RuleRequest(
            @NotBlank @Size(max = 40) String responsible,
            @NotBlank @Size(max = 40) String citedItem,
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{\"to\": \"HOUSING\", \"reason\": \"派单时部门选错。\"}")
    public record ReassignRequest(
            @NotBlank @Size(max = 40) String to,
            @NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("/return")
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(
            operationId = "askReturn",
            summary =
                    "The lead says it is another's, citing the item that proves it: within the accept limit, once; the clock runs on 申请退单")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response askReturn(UUID id, @NotNull @Valid ReturnRequest request) {
        return moves.make(
                id, (a, now) -> dispute.askReturn(a, request.citedItem(), request.reason(), caller.get(), now));
    }

    @POST
    @Path("/return/uphold")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(
            operationId = "upholdReturn",
            summary = "The centre agrees: the duty is void, a lead's whistle is dispatched again 同意退单")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response uphold(UUID id, @NotNull @Valid UpholdRequest request) {
        return moves.make(Move.RETURN, id, (a, now) -> dispute.uphold(a, request.note(), caller.get(), now));
    }

    @POST
    @Path("/return/refuse")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(operationId = "refuseReturn", summary = "The centre refuses: the department must act 驳回退单")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response refuse(UUID id, @NotNull @Valid ReasonRequest request) {
        return moves.make(Move.REFUSE_RETURN, id, (a, now) -> dispute.refuse(a, request.reason(), caller.get(), now));
    }

    @POST
    @Path("/dispute")
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(
            operationId = "askRuling",
            summary = "After a refusal the lead still says it is another's: the centre has to rule, once 申请裁定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response askRuling(UUID id, @NotNull @Valid ReturnRequest request) {
        return moves.make(
                Move.ASK_RULING,
                id,
                (a, now) -> dispute.askRuling(a, request.citedItem(), request.reason(), caller.get(), now));
    }

    @POST
    @Path("/rule")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(
            operationId = "rule",
            summary = "The centre rules whose duty it is, bindingly; never somebody of either department 裁定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response rule(UUID id, @NotNull @Valid RuleRequest request) {
        return moves.make(
                id,
                (a, now) -> dispute.rule(
                        a, request.responsible(), request.citedItem(), request.reason(), caller.get(), now));
    }

    @POST
    @Path("/reassign")
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(
            operationId = "reassign",
            summary = "Before check-in: the duty goes to another department, whose clocks start now 改派")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response reassign(UUID id, @NotNull @Valid ReassignRequest request) {
        return moves.make(
                Move.REASSIGN, id, (a, now) -> dispute.reassign(a, request.to(), request.reason(), caller.get(), now));
    }
}
