package org.chuishao.catalogue.delegation;

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
import jakarta.validation.constraints.Pattern;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.chuishao.catalogue.course.Impartiality;
import org.chuishao.catalogue.course.SecondPerson;
import org.chuishao.catalogue.lookup.KnownItems;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/delegations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Delegations 赋权")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class DelegationResource {
    @Inject
    Delegations delegations;

    @Inject
    KnownItems items;

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

    @Schema(examples = """
            {"mode": "DELEGATED", "itemCode": "DG-010202", "street": "340803001", "startsOn": "2026-12-01",
             "legalBasis": "《中华人民共和国行政处罚法》第二十四条"}""")
    public record DelegationRequest(
            @NotNull DelegationMode mode,
            @NotBlank @Size(max = 40) String itemCode,
            @NotNull @Pattern(regexp = "\\d{9}") String street,
            @NotNull LocalDate startsOn,
            @NotBlank @Size(max = 2000) String legalBasis) {}

    @Schema(examples = "{\"note\": \"承接条件变化，暂停行使。\"}")
    public record ReasonRequest(@NotBlank @Size(max = 1000) String note) {}

    @Schema(examples = "{}")
    public record SignRequest() {}

    @GET
    @Operation(operationId = "listDelegations", summary = "Powers given to streets, newest first 赋权列表")
    public Page<DelegationView> list(
            @QueryParam("street") String street,
            @QueryParam("stage") DelegationStage stage,
            @QueryParam("itemCode") String item,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return delegations.page(street, stage, item, limit, cursor).map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDelegation", summary = "One delegation, with the moves the caller may make now 赋权详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response get(UUID id, @Context Request request) {
        var delegation = delegations.find(id, LockModeType.NONE);
        var unchanged = request.evaluatePreconditions(new EntityTag(String.valueOf(delegation.version)));
        return unchanged != null
                ? unchanged.build()
                : answer(delegation).header("Vary", "Authorization").build();
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "proposeDelegation", summary = "Propose to give an item's power to a street 提出赋权")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response propose(@NotNull @Valid DelegationRequest request) {
        turn.take("catalogue"); // or a merger passes it by
        var item = items.active(request.itemCode())
                .orElseThrow(
                        () -> Problem.invalid("itemCode", "清单中没有这个在用的事项。", "The catalogue has no such active item."));
        if (!request.street().startsWith(caller.get().district()))
            throw Problem.invalid("street", "不是本区的街道代码。", "Not a street of this district.");
        if (request.startsOn().isBefore(Shanghai.day(clock.instant())))
            throw Problem.invalid("startsOn", "不能早于今天。", "Not before today.");
        refuseTwice(request);
        var delegation = new Delegation();
        delegation.id = Ids.next();
        delegation.mode = request.mode();
        delegation.organisation = item.lead();
        delegation.item = item.code();
        delegation.street = request.street();
        delegation.legalBasis = request.legalBasis();
        delegation.startsOn = request.startsOn();
        delegation.note("PROPOSE", null, caller.get(), clock.instant(), null);
        entities.persist(delegation);
        entities.flush();
        return Response.created(URI.create("/api/v1/delegations/" + delegation.id))
                .entity(view(delegation))
                .tag(String.valueOf(delegation.version))
                .build();
    }

    @POST
    @Path("/{id}/accept")
    @Idempotent
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(
            operationId = "acceptDelegation",
            summary = "The street says with what it will do it; without people and training it cannot accept 承接")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response accept(UUID id, @NotNull @Valid Capacity capacity) {
        return make(id, delegation -> {
            if (!caller.get().belongsTo(delegation.street))
                throw Problem.forbidden("NOT_YOUR_MOVE", "只有承接街道可以确认。", "Only the street itself can accept.");
            go(delegation, DelegationMove.ACCEPT, null);
            if (!capacity.suffices())
                throw Problem.conflict(
                        "CAPACITY_LACKING",
                        "承接能力不足：须有人员且经过培训，方可承接。",
                        "The street lacks the capacity: it needs people, and they need training.");
            delegation.capacity = capacity;
        });
    }

    @POST
    @Path("/{id}/sign")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "signDelegation", summary = "A second person signs; it takes effect on its first day 审定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response sign(UUID id, SignRequest request) {
        return make(id, delegation -> {
            DelegationMove.TABLE.go(delegation.stage(), DelegationMove.SIGN);
            Impartiality.requireOutsider(caller.get(), List.of(delegation.organisation));
            SecondPerson.require(caller.get(), delegation.steps, Delegations.PREPARING);
            if (delegation.signed) throw Problem.conflict("ALREADY_SIGNED", "已经审定。", "It was signed before.");
            go(delegation, DelegationMove.SIGN, null);
        });
    }

    @POST
    @Path("/{id}/suspend")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "suspendDelegation", summary = "The power rests with its department for a while 暂停")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response suspend(UUID id, @NotNull @Valid ReasonRequest request) {
        return make(id, delegation -> go(delegation, DelegationMove.SUSPEND, request.note()));
    }

    @POST
    @Path("/{id}/resume")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "resumeDelegation", summary = "The street holds the power again 恢复")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response resume(UUID id, @NotNull @Valid ReasonRequest request) {
        return make(id, delegation -> go(delegation, DelegationMove.RESUME, request.note()));
    }

    @POST
    @Path("/{id}/reclaim")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "reclaimDelegation", summary = "The power goes back to its department for good 收回")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response reclaim(UUID id, @NotNull @Valid ReasonRequest request) {
        return make(id, delegation -> go(delegation, DelegationMove.RECLAIM, request.note()));
    }

    private void refuseTwice(DelegationRequest request) {
        boolean held = !entities.createQuery(
                        "select d.id from Delegation d where d.item = :item and d.street = :street and d.stage <> :gone",
                        UUID.class)
                .setParameter("item", request.itemCode())
                .setParameter("street", request.street())
                .setParameter("gone", DelegationStage.RECLAIMED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (held)
            throw Problem.conflict(
                    "DELEGATED_ALREADY", "该事项已赋权或正在赋权给这个街道。", "This power was or is being given to that street.");
    }

    private Response make(UUID id, Consumer<Delegation> move) {
        var delegation = delegations.find(id, LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(delegation.version);
        move.accept(delegation);
        entities.flush(); // the version shown is the one this step made
        return answer(delegation).build();
    }

    private void go(Delegation delegation, DelegationMove move, String note) {
        delegations.go(delegation, move, caller.get(), clock.instant(), note);
    }

    private Response.ResponseBuilder answer(Delegation delegation) {
        return Response.ok(view(delegation)).tag(String.valueOf(delegation.version));
    }

    private DelegationView view(Delegation delegation) {
        return DelegationView.of(delegation, Delegations.moves(delegation, caller.get()));
    }
}
