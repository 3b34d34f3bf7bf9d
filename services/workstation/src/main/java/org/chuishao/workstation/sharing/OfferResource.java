package org.chuishao.workstation.sharing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.sharing.match.Taken;
import org.chuishao.workstation.station.Workstations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/offers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shared resources 资源共享")
@Transactional
public class OfferResource {
    private static final int STATION = 12;

    @Inject
    Workstations workstations;

    @Inject
    Offers offers;

    @Inject
    Bookings bookings;

    @Inject
    Listing listing;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "listOffers",
            summary = "What is offered in the district, newest first; on: what may be had that day 共享资源列表")
    public Page<OfferView> list(
            @QueryParam("kind") ResourceKind kind,
            @QueryParam("owner") String owner,
            @QueryParam("stage") OfferStage stage,
            @QueryParam("on") LocalDate on,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = Offers.ownedBy(owner)
                .equal("kind", kind)
                .equal("stage", stage)
                .and("e.fromDay <= :on and (e.untilDay is null or e.untilDay >= :on)", "on", on);
        var who = caller.get();
        return listing.page(Offer.class, filter, Order.newest(o -> o.id), limit, cursor)
                .map(o -> OfferView.of(o, who));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "getOffer", summary = "One offer 共享资源详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), offers.find(id).orElseThrow(Problem::notFound));
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(
            operationId = "offer",
            summary = "Offer a place, equipment or volunteers of one's station, street, department or district 提供共享资源")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OfferView.class)))
    public Response offer(@NotNull @Valid OfferRequest request) {
        var now = clock.instant();
        var wrong = request.wrong(Shanghai.day(now), null);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        if (!Parties.isLender(caller.get(), request.owner())) throw Parties.notYours();
        if (request.owner().matches("\\d{" + STATION + "}") && !workstations.isActive(request.owner()))
            throw Problem.invalid("owner", "没有这个在用的工作站。", "There is no such active workstation.");
        var offer = new Offer(request, now, caller.get().name());
        offers.add(offer);
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/offers/" + offer.id)), offer);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(
            operationId = "changeOffer",
            summary = "Say it differently: amount, place, days; what was promised stays promised 变更共享资源")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferView.class)))
    public Response change(UUID id, @NotNull @Valid OfferRequest request) {
        var offer = offers.lock(id).orElseThrow(Problem::notFound);
        if (!Parties.isLender(caller.get(), offer.owner)) throw Parties.notYours();
        ifMatch.check(offer.version);
        if (offer.stage != OfferStage.OFFERED) throw withdrawn();
        var now = clock.instant();
        var wrong = new ArrayList<>(request.wrong(Shanghai.day(now), offer.fromDay));
        if (!request.owner().equals(offer.owner))
            wrong.add(
                    Violation.of("owner", "提供单位不能变更，请撤回后由新单位提供。", "Stays; withdraw it, and let others offer theirs."));
        if (request.kind() != offer.kind)
            wrong.add(Violation.of("kind", "类型不能变更，请撤回后重新提供。", "Stays; withdraw it and offer another."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        offer.become(request);
        keepPromises(offer, now);
        entities.flush();
        return answer(Response.ok(), offer);
    }

    /** Whoever agrees waits for the offer's row, so nothing is promised meanwhile. */
    private void keepPromises(Offer offer, Instant now) {
        var promised = bookings.promised(offer, now);
        int most = Taken.most(promised.stream().map(Booking::taken).toList(), now, Instant.MAX);
        if (most <= offer.amount
                && promised.stream().allMatch(booking -> offer.isOn(booking.firstDay(), booking.lastDay()))) return;
        throw Problem.conflict(
                        "PROMISED",
                        "已同意的借用最多同时占用 " + most + "，数量和可用日期须能兑现；如确需减少，请先取消借用。",
                        "Up to " + most
                                + " at once were promised: amount and days must keep that; cancel what was agreed first.")
                .with("promised", most);
    }

    private static Problem withdrawn() {
        return Problem.conflict("OFFER_WITHDRAWN", "该资源已撤回。", "It has been withdrawn already.");
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(
            operationId = "withdrawOffer",
            summary = "Nobody may ask for it any more; what was agreed stays agreed 撤回共享资源")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferView.class)))
    public Response withdraw(UUID id, @NotNull @Valid WhyRequest request) {
        var offer = offers.lock(id).orElseThrow(Problem::notFound);
        if (!Parties.isLender(caller.get(), offer.owner)) throw Parties.notYours();
        ifMatch.check(offer.version);
        if (offer.stage != OfferStage.OFFERED) throw withdrawn();
        int asked = bookings.countAsked(offer);
        if (asked > 0)
            throw Problem.conflict(
                            "ANSWER_FIRST",
                            "还有 " + asked + " 件申请未答复，请先同意或谢绝。",
                            asked + " stations are waiting for an answer; agree or decline first.")
                    .with("asked", asked);
        offer.stage = OfferStage.WITHDRAWN;
        offer.withdrawnFor = request.reason();
        entities.flush();
        return answer(Response.ok(), offer);
    }

    private Response answer(Response.ResponseBuilder answer, Offer offer) {
        return answer.entity(OfferView.of(offer, caller.get()))
                .tag(String.valueOf(offer.version))
                .header("Vary", "Authorization")
                .build();
    }
}
