package org.chuishao.catalogue.standing;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.StepView;
import org.chuishao.catalogue.lookup.KnownItems;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/change-proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Change proposals 修订建议")
@Transactional
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
public class ProposalResource {
    @Inject
    EntityManager entities;

    @Inject
    KnownItems items;

    @Inject
    Organisations organisations;

    @Inject
    Listing listing;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @Schema(examples = "{\"note\": \"已修订清单，改由生态环境分局牵头。\"}")
    public record DecisionRequest(
            @NotBlank @Size(max = 1000) String note) {}

    /**
     * @param lead as the catalogue had it when it was ruled
     * @param proposed whom the ruling found responsible
     */
    public record ProposalView(
            UUID id,
            ProposalStage stage,
            String itemCode,
            String lead,
            String proposed,
            String reason,
            List<StepView> steps,
            List<String> moves,
            int version) {}

    @GET
    @Operation(
            operationId = "listChangeProposals",
            summary = "What rulings propose to change in the catalogue, newest first 裁定引出的修订建议")
    public Page<ProposalView> list(
            @QueryParam("stage") ProposalStage stage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("stage", stage);
        return listing.page(ChangeProposal.class, filter, Order.newest(p -> p.id), limit, cursor)
                .map(this::view);
    }

    @POST
    @Path("/{id}/adopt")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(
            operationId = "adoptProposal",
            summary = "The item names the department that was found responsible: the proposal is settled 采纳")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalView.class)))
    public Response adopt(UUID id, @NotNull @Valid DecisionRequest request) {
        var proposal = locked(id);
        ProposalMove.TABLE.go(proposal.stage(), ProposalMove.ADOPT);
        var proposed = organisations.nowCalled(proposal.proposed);
        if (items.active(proposal.item).filter(i -> i.lead().equals(proposed)).isEmpty())
            throw Problem.conflict(
                    "NOT_CHANGED_YET",
                    "请先修订事项“" + proposal.item + "”，由 " + proposed + " 主责，再采纳。",
                    "Change item \"" + proposal.item + "\" first, so that " + proposed + " leads it.");
        return decided(proposal, ProposalMove.ADOPT, request);
    }

    @POST
    @Path("/{id}/dismiss")
    @Idempotent
    @RolesAllowed(Roles.CATALOGUE_EDITOR)
    @Operation(operationId = "dismissProposal", summary = "The catalogue stays as it is, with the reason 不采纳")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalView.class)))
    public Response dismiss(UUID id, @NotNull @Valid DecisionRequest request) {
        return decided(locked(id), ProposalMove.DISMISS, request);
    }

    private ChangeProposal locked(UUID id) {
        var proposal = entities.find(ChangeProposal.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (proposal == null) throw Problem.notFound();
        ifMatch.check(proposal.version);
        return proposal;
    }

    private Response decided(ChangeProposal proposal, ProposalMove move, DecisionRequest request) {
        proposal.go(move, caller.get(), clock.instant(), request.note());
        entities.flush(); // the version shown is the one this step made
        return Response.ok(view(proposal)).tag(String.valueOf(proposal.version)).build();
    }

    private ProposalView view(ChangeProposal p) {
        var moves = caller.get().hasAny(Roles.CATALOGUE_EDITOR)
                ? ProposalMove.TABLE.movesFrom(p.stage()).stream()
                        .map(ProposalMove::path)
                        .toList()
                : List.<String>of();
        return new ProposalView(
                p.id, p.stage(), p.item, p.lead, p.proposed, p.reason, StepView.of(p.steps), moves, p.version);
    }
}
