package org.chuishao.workstation.sharing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Scope;
import org.chuishao.workstation.station.Workstations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/needs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shared resources 资源共享")
@Transactional
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class NeedResource {
    /** As many as somebody reads. */
    private static final int PROPOSED = 50;

    @Inject
    Workstations workstations;

    @Inject
    Needs needs;

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
    @Operation(operationId = "listNeeds", summary = "What stations are in need of, newest first 资源需求列表")
    public Page<NeedView> list(
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("kind") ResourceKind kind,
            @QueryParam("stage") NeedStage stage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var who = caller.get();
        var now = clock.instant();
        var filter = Scope.seenBy(who)
                .within("stationCode", station)
                .equal("kind", kind)
                .equal("stage", stage);
        var page = listing.page(Need.class, filter, Order.newest(n -> n.id), limit, cursor);
        var agreed = needs.agreed(page.items().stream().map(n -> n.id).toList());
        return page.map(n -> NeedView.of(n, agreed.getOrDefault(n.id, 0), who, now));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getNeed", summary = "One need, with the moves the caller may make now 资源需求详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NeedView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), needs.visible(id, caller.get(), LockModeType.NONE));
    }

    @GET
    @Path("/{id}/proposals")
    @Operation(
            operationId = "proposeOffers",
            summary = "Offers that may serve it, the best first, with what is free of them in that time 推荐资源")
    public Proposals proposals(UUID id) {
        var who = caller.get();
        var need = needs.visible(id, who, LockModeType.NONE);
        int missing = Math.max(0, need.amount - needs.agreed(need));
        var items = offers.candidates(need, missing).stream()
                .limit(PROPOSED)
                .map(c -> new ProposalView(OfferView.of(c.of(), who), c.nearness(), c.free(), c.free() >= missing))
                .toList();
        return new Proposals(missing, items);
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "need", summary = "A station says what it is in need of 提出资源需求")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = NeedView.class)))
    public Response need(@NotNull @Valid NeedRequest request) {
        var now = clock.instant();
        var wrong = request.wrong(now);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        if (!Parties.isBorrower(caller.get(), request.stationCode())) throw Parties.notYours();
        if (!workstations.isActive(request.stationCode()))
            throw Problem.invalid("stationCode", "没有这个在用的工作站。", "There is no such active workstation.");
        var need = new Need(request, now, caller.get().name());
        needs.add(need);
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/needs/" + need.id)), need);
    }

    @POST
    @Path("/{id}/ask")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "askForOffer", summary = "Ask whoever offers it; they agree or decline 申请借用")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response ask(UUID id, @NotNull @Valid AskRequest request) {
        var who = caller.get();
        var now = clock.instant();
        var need = open(needs.visible(id, who, LockModeType.PESSIMISTIC_WRITE), now);
        var offer = offers.lock(request.offerId())
                .orElseThrow(() -> Problem.invalid("offerId", "没有这项共享资源。", "There is no such offer."));
        int missing = need.amount - needs.agreed(need);
        int amount = request.amount() == null ? Math.min(missing, offer.amount) : request.amount();
        check(need, offer, amount, missing);
        var booking = new Booking(need, offer, amount, request.note(), now, who.name());
        bookings.add(booking);
        entities.flush();
        return Response.created(URI.create("/api/v1/bookings/" + booking.id))
                .entity(bookings.view(booking, who, now))
                .tag(String.valueOf(booking.version))
                .build();
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "withdrawNeed", summary = "It is not needed any more: nobody need answer 撤回资源需求")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NeedView.class)))
    public Response withdraw(UUID id, @NotNull @Valid WhyRequest request) {
        var who = caller.get();
        var need = needs.visible(id, who, LockModeType.PESSIMISTIC_WRITE);
        if (!Parties.isBorrower(who, need.stationCode)) throw Parties.notYours();
        ifMatch.check(need.version);
        if (need.stage != NeedStage.OPEN || needs.agreed(need) > 0)
            throw Problem.conflict(
                    "NEED_SETTLED",
                    "该需求已有资源落实或已撤回；如不再需要，请先取消已同意的借用。",
                    "Something was agreed to for it, or it is withdrawn; cancel what was agreed first.");
        need.stage = NeedStage.WITHDRAWN;
        need.withdrawnFor = request.reason();
        bookings.lapse(need, clock.instant(), request.reason());
        entities.flush();
        return answer(Response.ok(), need);
    }

    /** @throws Problem 403 or 409 when nothing may be asked for it (any more) */
    private Need open(Need need, Instant now) {
        if (!Parties.isBorrower(caller.get(), need.stationCode)) throw Parties.notYours();
        if (need.stage != NeedStage.OPEN || need.hasBegun(now))
            throw Problem.conflict(
                    "NEED_SETTLED",
                    "该需求已满足、已撤回或时间已到，不能再申请。",
                    "The need is met, withdrawn, or its time has come: nothing is asked for it any more.");
        return need;
    }

    private void check(Need need, Offer offer, int amount, int missing) {
        if (offer.kind != need.kind || !offer.isOn(need.firstDay(), need.lastDay()))
            throw Problem.invalid(
                    "offerId", "该资源的类型或可用日期与需求不符。", "The offer is of another kind, or is not there on these days.");
        if (offer.stage != OfferStage.OFFERED)
            throw Problem.conflict("OFFER_WITHDRAWN", "该资源已撤回。", "The offer has been withdrawn.");
        if (amount > missing)
            throw Problem.invalid("amount", "还差 " + missing + "，不必多借。", "Only " + missing + " are missing.");
        if (bookings.isAsked(need, offer))
            throw Problem.conflict("ALREADY_ASKED", "已经申请过这项资源。", "This offer has been asked for already.");
        int free = offers.free(offer, need.startsAt, need.endsAt);
        if (amount > free) throw BookingResource.notFree(free);
    }

    private Response answer(Response.ResponseBuilder answer, Need need) {
        return answer.entity(NeedView.of(need, needs.agreed(need), caller.get(), clock.instant()))
                .tag(String.valueOf(need.version))
                .header("Vary", "Authorization")
                .build();
    }
}
