package org.chuishao.catalogue.admission;

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
import jakarta.ws.rs.PUT;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.chuishao.catalogue.course.Step;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/admissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Admissions 准入")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class AdmissionResource {
    @Inject
    Admissions admissions;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @Inject
    Calendars calendars;

    @Schema(examples = "{\"agrees\": false, \"opinion\": \"社区人手不足，建议由部门派人。\"}")
    public record AnswerRequest(
            @NotNull Boolean agrees,
            @NotBlank @Size(max = 1000) String opinion) {}

    @Schema(examples = "{\"note\": \"两个街道均已同意，经费已落实。\"}")
    public record NoteRequest(@NotBlank @Size(max = 1000) String note) {}

    @Schema(examples = "{}")
    public record PlainRequest() {}

    @GET
    @Operation(
            operationId = "listAdmissions",
            summary = "Admissions, newest first; each as far as it is the caller's 准入列表")
    public Page<AdmissionView> list(
            @QueryParam("stage") AdmissionStage stage,
            @QueryParam("organisation") String organisation,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return admissions.page(stage, organisation, limit, cursor, caller.get()).map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAdmission", summary = "One admission, with the moves the caller may make now 准入详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response get(UUID id, @Context Request request) {
        var admission = admissions.visible(id, caller.get(), LockModeType.NONE);
        var answer = answer(admission).header("Vary", "Authorization").build();
        var unchanged = request.evaluatePreconditions(answer.getEntityTag());
        return unchanged != null ? unchanged.build() : answer;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(operationId = "draftAdmission", summary = "A department drafts what it wants to give down 起草准入申请")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response draft(@NotNull @Valid AdmissionRequest request) {
        turn.take("catalogue"); // or a merger passes it by
        check(request);
        var admission = new Admission();
        admission.id = Ids.next();
        request.fill(admission);
        entities.persist(admission);
        entities.flush();
        return Response.created(URI.create("/api/v1/admissions/" + admission.id))
                .entity(view(admission))
                .tag(String.valueOf(admission.version))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(operationId = "changeAdmission", summary = "Change what is still a draft 修改草稿")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response change(UUID id, @NotNull @Valid AdmissionRequest request) {
        turn.take("catalogue");
        return make(id, admission -> {
            AdmissionMoves.requireOwnDepartment(admission, caller.get());
            if (admission.stage() != AdmissionStage.DRAFT)
                throw Problem.conflict("NOT_A_DRAFT", "已经提交，不能再改。", "It was submitted and is not changed any more.");
            check(request);
            request.fill(admission);
        });
    }

    @POST
    @Path("/{id}/submit")
    @Idempotent
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(operationId = "submitAdmission", summary = "Apply, 30 working days ahead; decided in 15 提交")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response submit(UUID id, PlainRequest request) {
        return make(id, admission -> {
            AdmissionMoves.requireOwnDepartment(admission, caller.get());
            go(admission, AdmissionMove.SUBMIT, null);
            AdmissionRules.refuseWithoutMeans(admission);
            rules().refuseTooLate(admission, clock.instant());
            admission.decideBy = rules().due(clock.instant(), AdmissionRules.TO_DECIDE);
        });
    }

    @POST
    @Path("/{id}/consult")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "consultOnAdmission", summary = "Ask the streets or villages concerned 征求意见")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response consult(UUID id, PlainRequest request) {
        return make(id, admission -> {
            go(admission, AdmissionMove.CONSULT, null);
            admission.consultations =
                    admission.areas.stream().map(Consultation::asked).toList();
        });
    }

    @POST
    @Path("/{id}/answer")
    @Idempotent
    @RolesAllowed({Roles.DISPATCHER, Roles.STATION_HEAD, Roles.STATION_DEPUTY})
    @Operation(operationId = "answerConsultation", summary = "A street or village concerned says what it thinks 答复意见")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response answer(UUID id, @NotNull @Valid AnswerRequest request) {
        return make(id, admission -> {
            AdmissionMove.TABLE.go(admission.stage(), AdmissionMove.ANSWER);
            var area = AdmissionMoves.speaksFor(admission, caller.get())
                    .orElseThrow(() -> Problem.forbidden(
                            "NOT_YOUR_MOVE",
                            "没有向您所在的街道（社区）征求意见，或已经答复。",
                            "Your street or village was not asked, or has answered."));
            go(admission, AdmissionMove.ANSWER, area + (request.agrees() ? " 同意 agrees" : " 不同意 objects"));
            var who = caller.get().name();
            admission.consultations = admission.consultations.stream()
                    .map(c -> c.area().equals(area)
                            ? new Consultation(area, request.agrees(), request.opinion(), who, clock.instant())
                            : c)
                    .toList();
        });
    }

    @POST
    @Path("/{id}/review")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(
            operationId = "reviewAdmission",
            summary = "Once all have answered, or after 5 working days: to whoever decides, with a recommendation 送审")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response review(UUID id, @NotNull @Valid NoteRequest request) {
        return make(id, admission -> {
            var asked = admission.steps.stream()
                    .filter(step -> step.move().equals(AdmissionMove.CONSULT.name()))
                    .map(Step::at)
                    .findFirst();
            go(admission, AdmissionMove.REVIEW, request.note());
            rules().refuseUnanswered(admission, asked.orElseThrow(), clock.instant());
        });
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "approveAdmission",
            summary = "A second person approves; it takes effect on its first day 批准")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response approve(UUID id, @NotNull @Valid NoteRequest request) {
        return decide(id, AdmissionMove.APPROVE, request);
    }

    @POST
    @Path("/{id}/reject")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "rejectAdmission", summary = "A second person rejects, with the reason 不予准入")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response reject(UUID id, @NotNull @Valid NoteRequest request) {
        return decide(id, AdmissionMove.REJECT, request);
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed(Roles.DEPARTMENT_LEAD)
    @Operation(operationId = "withdrawAdmission", summary = "The department takes its application back 撤回申请")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response withdraw(UUID id, @NotNull @Valid NoteRequest request) {
        return make(id, admission -> {
            AdmissionMoves.requireOwnDepartment(admission, caller.get());
            go(admission, AdmissionMove.WITHDRAW, request.note());
        });
    }

    @POST
    @Path("/{id}/recall")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(
            operationId = "recallAdmission",
            summary = "The district takes back what it admitted, with the reason 收回准入")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdmissionView.class)))
    public Response recall(UUID id, @NotNull @Valid NoteRequest request) {
        return make(id, admission -> go(admission, AdmissionMove.RECALL, request.note()));
    }

    private Response decide(UUID id, AdmissionMove move, NoteRequest request) {
        return make(id, admission -> {
            AdmissionMove.TABLE.go(admission.stage(), move);
            AdmissionMoves.requireImpartial(admission, caller.get());
            if (move == AdmissionMove.APPROVE) AdmissionRules.refuseEnded(admission, clock.instant());
            go(admission, move, request.note());
        });
    }

    private Response make(UUID id, Consumer<Admission> move) {
        var admission = admissions.visible(id, caller.get(), LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(admission.version);
        move.accept(admission);
        entities.flush(); // the version shown is the one this step made
        return answer(admission).build();
    }

    private void go(Admission admission, AdmissionMove move, String note) {
        admissions.go(admission, move, caller.get(), clock.instant(), note);
    }

    private void check(AdmissionRequest request) {
        Caller who = caller.get();
        if (!who.belongsTo(request.organisation())
                || organisations
                        .activeDepartments(Set.of(request.organisation()))
                        .isEmpty())
            throw Problem.invalid("organisation", "请填写您所在的部门。", "Takes the department you belong to.");
        List<Problem.Violation> wrong = request.wrong(who.district());
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }

    private Response.ResponseBuilder answer(Admission admission) {
        var view = view(admission);
        return Response.ok(view).tag(Fingerprint.tag(admission.version, view));
    }

    private AdmissionView view(Admission admission) {
        return AdmissionView.of(admission, AdmissionMoves.of(admission, caller.get()), clock.instant());
    }

    private AdmissionRules rules() {
        return new AdmissionRules(calendars.get());
    }
}
