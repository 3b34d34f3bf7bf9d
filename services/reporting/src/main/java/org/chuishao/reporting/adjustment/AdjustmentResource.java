package org.chuishao.reporting.adjustment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/adjustments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adjustments 加减分")
@Transactional
@RolesAllowed({
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN,
    Roles.DISPATCHER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD
})
public class AdjustmentResource {
    @Inject
    Adjustments adjustments;

    @Inject
    Proposal proposal;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Schema(examples = """
            {"organisation": "MARKET", "assignmentId": "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", "kind": "COMMENDATION",
             "evidence": "连夜排查隐患，居民送锦旗。", "occurredAt": "2026-09-29T16:00:00+08:00"}""")
    public record ProposalRequest(
            @NotBlank @Size(max = 100) String organisation,
            UUID assignmentId,
            @NotNull AdjustmentKind kind,
            @NotBlank @Size(max = 2000) String evidence,
            OffsetDateTime occurredAt) {}

    @Schema(examples = "{}")
    public record ApproveRequest() {}

    @Schema(examples = "{\"reason\": \"证据不足，现场照片不是当日所拍。\"}")
    public record DeclineRequest(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{}")
    public record WithdrawProposalRequest() {}

    @GET
    @Operation(
            operationId = "listAdjustments",
            summary = "Proposed adjustments, newest first; a department sees those about itself 加减分列表")
    public Page<AdjustmentView> list(
            @QueryParam("stage") AdjustmentStage stage,
            @QueryParam("organisation") String organisation,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return adjustments
                .page(stage, organisation, limit, cursor, caller.get())
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAdjustment", summary = "One adjustment, with the moves the caller may make now 加减分详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response get(UUID id, @Context Request request) {
        var adjustment = adjustments.visible(id, caller.get(), LockModeType.NONE);
        var tag = new EntityTag(String.valueOf(adjustment.version));
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.build()
                : Response.ok(view(adjustment))
                        .tag(tag)
                        .header("Vary", "Authorization")
                        .build();
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.DISPATCHER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "proposeAdjustment",
            summary = "Propose a commendation (+2), shirking (−2) or false feedback (−5), with evidence 提出加减分")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response propose(@NotNull @Valid ProposalRequest request) {
        var draft = new Proposal.Draft(
                request.organisation(),
                request.assignmentId(),
                request.kind(),
                request.evidence(),
                request.occurredAt() == null ? null : request.occurredAt().toInstant());
        var adjustment = proposal.propose(draft, caller.get());
        entities.flush();
        return Response.created(URI.create("/api/v1/adjustments/" + adjustment.id))
                .entity(view(adjustment))
                .tag(String.valueOf(adjustment.version))
                .build();
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER})
    @Operation(operationId = "approveAdjustment", summary = "A second person approves: the points are posted 批准")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response approve(UUID id, ApproveRequest request) {
        return make(id, adjustment -> proposal.approve(adjustment, caller.get()));
    }

    @POST
    @Path("/{id}/decline")
    @Idempotent
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER})
    @Operation(operationId = "declineAdjustment", summary = "A second person declines, with a reason 不予批准")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response decline(UUID id, @NotNull @Valid DeclineRequest request) {
        return make(id, adjustment -> proposal.decline(adjustment, request.reason(), caller.get()));
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.DISPATCHER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "withdrawAdjustment", summary = "Whoever proposed it takes it back 撤回")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    public Response withdraw(UUID id, WithdrawProposalRequest request) {
        return make(id, adjustment -> proposal.withdraw(adjustment, caller.get()));
    }

    private Response make(UUID id, Consumer<ProposedAdjustment> step) {
        var adjustment = adjustments.visible(id, caller.get(), LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(adjustment.version);
        step.accept(adjustment);
        entities.flush(); // the version shown is the one this step made
        return Response.ok(view(adjustment))
                .tag(String.valueOf(adjustment.version))
                .build();
    }

    private AdjustmentView view(ProposedAdjustment adjustment) {
        return AdjustmentView.of(adjustment, proposal.moves(adjustment, caller.get()));
    }
}
