package org.chuishao.reporting.appeal;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.score.Periods;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/appeals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appeals 申诉")
@Transactional
@RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD})
public class AppealResource {
    @Inject
    Appeals appeals;

    @Inject
    Filing filing;

    @Inject
    RulingOnAppeal ruling;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Periods periods;

    @Inject
    Clock clock;

    @Schema(examples = """
            {"period": "2026-09", "lines": ["01996f4a-3c80-7d15-9a41-5b0e6c2f8a31"], "evidence": "签到照片和出车单：19:22 已到现场。"}""")
    public record AppealRequest(
            @NotBlank @Size(max = 20) String period,
            @NotNull @Size(min = 1, max = 50) List<@NotNull UUID> lines,
            @NotBlank @Size(max = 5000) String evidence) {}

    @Schema(examples = """
            {"upheld": true, "reason": "出车单属实，19:22 已到场。",
             "corrections": [{"line": "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", "finding": "CHECKED_IN_ON_TIME"}]}""")
    public record RulingRequest(
            @NotNull Boolean upheld,
            @NotBlank @Size(max = 2000) String reason,
            @Size(max = 50) List<@NotNull @Valid Correction> corrections) {}

    @Schema(examples = "{}")
    public record SignRequest() {}

    @Schema(examples = "{\"reason\": \"请附上出车单原件。\"}")
    public record SendBackRequest(
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{}")
    public record WithdrawRequest() {}

    @GET
    @Operation(operationId = "listAppeals", summary = "Appeals, newest first; a department sees its own 申诉列表")
    public Page<AppealView> list(
            @QueryParam("period") String period,
            @QueryParam("stage") AppealStage stage,
            @QueryParam("organisation") String organisation,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var begun = period == null ? null : periods.begun("period", period).toString();
        var who = caller.get();
        var now = clock.instant();
        return appeals.page(begun, stage, organisation, limit, cursor, who)
                .map(a -> AppealView.of(a, AppealMoves.of(a, who), now));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAppeal", summary = "One appeal, with the moves the caller may make now 申诉详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response get(UUID id, @Context Request request) {
        var appeal = appeals.visible(id, caller.get(), LockModeType.NONE);
        var view = view(appeal);
        var tag = Fingerprint.tag(appeal.version, view);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        return Response.ok(view).tag(tag).header("Vary", "Authorization").build();
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(
            operationId = "appeal",
            summary =
                    "The department's lead objects to lines of a published sheet, within 5 working days, once per line 提出申诉")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response file(@NotNull @Valid AppealRequest request) {
        var period = periods.begun("period", request.period());
        var appeal = filing.file(period, request.lines(), request.evidence(), caller.get());
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/appeals/" + appeal.id)), appeal);
    }

    @POST
    @Path("/{id}/rule")
    @Idempotent
    @RolesAllowed(Roles.ASSESSOR)
    @Operation(operationId = "ruleOnAppeal", summary = "The assessor rules; a second person has to sign 裁定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response rule(UUID id, @NotNull @Valid RulingRequest request) {
        var appeal = locked(id);
        var corrections = request.corrections() == null ? List.<Correction>of() : request.corrections();
        ruling.rule(appeal, request.upheld(), request.reason(), corrections, caller.get());
        return changed(appeal);
    }

    @POST
    @Path("/{id}/sign")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "signRuling",
            summary = "A second person signs: upheld, the ledger is compensated and the sheet gets a new version 复核签发")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response sign(UUID id, SignRequest request) {
        var appeal = locked(id);
        ruling.sign(appeal, caller.get());
        return changed(appeal);
    }

    @POST
    @Path("/{id}/send-back")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "sendBackRuling", summary = "The reviewer does not sign: the assessor rules again 退回裁定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response sendBack(UUID id, @NotNull @Valid SendBackRequest request) {
        var appeal = locked(id);
        ruling.sendBack(appeal, request.reason(), caller.get());
        return changed(appeal);
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(operationId = "withdrawAppeal", summary = "The department takes its appeal back before it is ruled 撤回申诉")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response withdraw(UUID id, WithdrawRequest request) {
        var appeal = locked(id);
        if (!caller.get().belongsTo(appeal.organisation))
            throw Problem.forbidden("NOT_YOUR_MOVE", "只有申诉部门可以撤回。", "Only the department that appealed can withdraw.");
        appeal.go(AppealMove.WITHDRAW);
        appeal.decidedAt = clock.instant();
        return changed(appeal);
    }

    private Appeal locked(UUID id) {
        var appeal = appeals.visible(id, caller.get(), LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(appeal.version);
        return appeal;
    }

    private Response changed(Appeal appeal) {
        entities.flush(); // the version shown is the one this step made
        return answer(Response.ok(), appeal);
    }

    private Response answer(Response.ResponseBuilder answer, Appeal appeal) {
        var view = view(appeal);
        return answer.entity(view).tag(Fingerprint.tag(appeal.version, view)).build();
    }

    private AppealView view(Appeal appeal) {
        return AppealView.of(appeal, AppealMoves.of(appeal, caller.get()), clock.instant());
    }
}
