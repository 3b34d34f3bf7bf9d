package org.chuishao.catalogue.item;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.Impartiality;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Difference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of the catalogue take two people: one proposes, another approves or sends back. */
@Path("/items/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Item drafts 事项修订")
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN, Roles.REVIEWER})
@Transactional
public class DraftResource {
    @Inject
    EntityManager entities;

    @Inject
    Items items;

    @Inject
    ItemRules rules;

    @Inject
    CurrentCaller caller;

    @Inject
    Listing listing;

    @Inject
    IfMatch ifMatch;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "listItemDrafts", summary = "Proposed changes, newest first 修订列表")
    public Page<DraftView> list(
            @QueryParam("state") Draft.State state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return listing.page(Draft.class, new Filter().equal("state", state), Order.newest(d -> d.id), limit, cursor)
                .map(draft -> DraftView.of(draft, null, moves(draft)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getItemDraft", summary = "A proposed change and what it would change, in words 修订详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), find(id));
    }

    @POST
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "proposeItem", summary = "Propose a change 提出修订")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response propose(@NotNull @Valid DraftRequest request) {
        var draft = new Draft(Ids.next(), caller.get().subject());
        keep(draft, request);
        entities.persist(draft);
        return answer(Response.status(201).header("Location", "/api/v1/items/drafts/" + draft.id), draft);
    }

    @POST
    @Path("/{id}/revise")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "reviseItemDraft", summary = "Propose it again, mended 修改后重新提交")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response revise(UUID id, @NotNull @Valid DraftRequest request) {
        var draft = toMove(id, "revise");
        keep(draft, request);
        return answer(Response.ok(), draft);
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @Operation(operationId = "approveItemDraft", summary = "Make it a version; never by who proposed it 批准修订")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response approve(UUID id) {
        turn.take("catalogue");
        var draft = toMove(id, "approve");
        if (newest(draft.code) != draft.basedOn)
            throw Problem.conflict(
                    "ITEM_CHANGED_MEANWHILE",
                    "事项在修订提出之后已有新版本，请退回修改。",
                    "The item has a newer version than the one this was based on; send it back to be mended.");
        rules.check(draft.request);
        draft.decide(Draft.State.APPROVED, caller.get().subject(), null, clock.instant());
        int number = items.nextNumber(draft.code);
        entities.flush();
        var change = items.keep(List.of(draft.request)).getFirst();
        var approved = find(id);
        if (change != Change.UNCHANGED) approved.madeVersion = number;
        return answer(Response.ok(), approved);
    }

    @POST
    @Path("/{id}/send-back")
    @Idempotent
    @Operation(operationId = "sendBackItemDraft", summary = "Ask the proposer to mend it 退回修改")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response sendBack(UUID id, @NotNull @Valid SendBackRequest request) {
        var draft = toMove(id, "send-back");
        draft.decide(Draft.State.SENT_BACK, caller.get().subject(), request.reason(), clock.instant());
        return answer(Response.ok(), draft);
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "withdrawItemDraft", summary = "Take a proposal back 撤回修订")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response withdraw(UUID id) {
        var draft = toMove(id, "withdraw");
        draft.decide(Draft.State.WITHDRAWN, caller.get().subject(), null, clock.instant());
        return answer(Response.ok(), draft);
    }

    private void keep(Draft draft, DraftRequest request) {
        rules.check(request.item());
        var basedOn = newest(request.item().code());
        if (!items.changes(request.item()))
            throw Problem.conflict("NOTHING_CHANGED", "与现行版本没有差别。", "This is what the catalogue says already.");
        draft.propose(request.item(), request.note(), basedOn, clock.instant());
    }

    private Draft find(UUID id) {
        var draft = entities.find(Draft.class, id);
        if (draft == null) throw Problem.notFound();
        return draft;
    }

    /** @throws Problem 403 for the proposer or a lead's people who would decide, 409 with the moves allowed now for any other */
    private Draft toMove(UUID id, String move) {
        var draft = entities.find(Draft.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null) throw Problem.notFound();
        ifMatch.check(draft.version);
        var moves = moves(draft);
        if (moves.contains(move)) return draft;
        boolean decides = move.equals("approve") || move.equals("send-back");
        if (draft.state == Draft.State.PROPOSED
                && decides == draft.proposedBy.equals(caller.get().subject()))
            throw Problem.forbidden(
                    decides ? "SECOND_PERSON_NEEDED" : "PROPOSER_ONLY",
                    decides ? "须由提出人以外的人审核。" : "只有提出人可以修改或撤回。",
                    decides ? "Somebody other than the proposer decides." : "Only the proposer may do this.");
        if (draft.state == Draft.State.PROPOSED) Impartiality.requireOutsider(caller.get(), draft.leads());
        throw Problem.conflict(
                        "ILLEGAL_MOVE",
                        "修订当前为“" + draft.state.zh + "”，不能进行此操作。",
                        "The draft is " + draft.state + "; this cannot be done now.")
                .with("moves", moves);
    }

    private List<String> moves(Draft draft) {
        return draft.moves(caller.get());
    }

    private int newest(String code) {
        return items.newest(code).map(version -> version.version).orElse(0);
    }

    private List<Difference> differences(ItemRequest request, int basedOn) {
        var before = items.find(request.code(), basedOn).orElseThrow();
        return ItemLayout.differences(before.facts, request.facts());
    }

    private Response answer(Response.ResponseBuilder answer, Draft draft) {
        var language = ProblemFinish.language();
        var differences = draft.basedOn == 0
                ? null
                : differences(draft.request, draft.basedOn).stream()
                        .map(difference -> difference.in(language))
                        .toList();
        return answer.entity(DraftView.of(draft, differences, moves(draft)))
                .tag(new EntityTag(String.valueOf(draft.version)))
                .build();
    }
}
