package org.chuishao.workstation.sharing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;
import org.chuishao.workstation.sharing.lifecycle.Edge;
import org.chuishao.workstation.sharing.lifecycle.Move;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/bookings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shared resources 资源共享")
@Transactional
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.DEPARTMENT_LEAD,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class BookingResource {
    @Inject
    Bookings bookings;

    @Inject
    Offers offers;

    @Inject
    Needs needs;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listBookings",
            summary = "Who asked whom for what, newest first; stage=ASKED and owner: what waits for an answer 借用列表")
    public Page<BookingView> list(
            @QueryParam("stage") BookingStage stage,
            @QueryParam("owner") String owner,
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("offerId") UUID offer,
            @QueryParam("needId") UUID need,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var who = caller.get();
        var now = clock.instant();
        var wanted = Offers.ownedBy(owner)
                .within("stationCode", station)
                .equal("stage", stage)
                .equal("offerId", offer)
                .equal("needId", need);
        var page = bookings.page(wanted, limit, cursor, who);
        return page.map(bookings.views(page.items(), who, now));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBooking", summary = "One booking, with the moves the caller may make now 借用详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response get(UUID id) {
        return answer(bookings.visible(id, caller.get()));
    }

    @POST
    @Path("/{id}/agree")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(operationId = "agreeBooking", summary = "Promise it: nobody else gets it for that time 同意借用")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response agree(UUID id, @NotNull @Valid RemarkRequest request) {
        return make(Move.AGREE, id, request.note(), this::promise);
    }

    @POST
    @Path("/{id}/decline")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(operationId = "declineBooking", summary = "Say no, and why 谢绝借用")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response decline(UUID id, @NotNull @Valid WhyRequest request) {
        return make(Move.DECLINE, id, request.reason(), (booking, need) -> {});
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "withdrawBooking", summary = "The station does not ask for it any more 撤回申请")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response withdraw(UUID id, @NotNull @Valid WhyRequest request) {
        return make(Move.WITHDRAW, id, request.reason(), (booking, need) -> {});
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @RolesAllowed({
        Roles.STATION_MEMBER,
        Roles.STATION_DEPUTY,
        Roles.STATION_HEAD,
        Roles.DISPATCHER,
        Roles.DEPARTMENT_LEAD,
        Roles.ADMIN
    })
    @Operation(
            operationId = "cancelBooking",
            summary = "Either side calls off what was agreed, before its time: it is free for others again 取消借用")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response cancel(UUID id, @NotNull @Valid WhyRequest request) {
        return make(Move.CANCEL, id, request.reason(), (booking, need) -> {
            if (need.stage == NeedStage.MET) need.stage = NeedStage.OPEN;
        });
    }

    @POST
    @Path("/{id}/return")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.DISPATCHER, Roles.DEPARTMENT_LEAD, Roles.ADMIN})
    @Operation(operationId = "returnBooking", summary = "It has been given back, and from now on is free for others 归还")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BookingView.class)))
    public Response giveBack(UUID id, @NotNull @Valid RemarkRequest request) {
        return make(Move.RETURN, id, request.note(), (booking, need) -> {});
    }

    private interface Deed {
        void on(Booking booking, Need need);
    }

    private Response make(Move move, UUID id, String note, Deed deed) {
        var who = caller.get();
        var booking = bookings.visible(id, who);
        var need = needs.lock(booking.needId);
        entities.refresh(booking); // as it is, now that nobody else moves it
        ifMatch.check(booking.version);
        var now = clock.instant();
        Edge edge = Parties.edge(move, booking, who, now);
        deed.on(booking, need);
        booking.go(edge, now, who.name(), note);
        entities.flush(); // the version shown is the one this step made
        if (move == Move.AGREE) settle(need, now);
        return answer(booking);
    }

    private void promise(Booking booking, Need need) {
        var offer = offers.lock(booking.offerId).orElseThrow();
        int missing = need.amount - needs.agreed(need);
        if (booking.amount > missing)
            throw Problem.conflict(
                            "NEED_MET",
                            "该需求只差 " + missing + "，请谢绝，由对方重新申请。",
                            "Only " + missing + " are still missing; decline, and let them ask anew.")
                    .with("missing", missing);
        if (!offer.isOn(booking.firstDay(), booking.lastDay()))
            throw Problem.conflict(
                    "NOT_THESE_DAYS",
                    "该资源的可用日期已改，不含这几天，请谢绝。",
                    "What is offered is not there on these days any more; decline.");
        int free = offers.free(offer, booking.startsAt, booking.endsAt);
        if (booking.amount > free) throw notFree(free);
    }

    /** What is met need not be answered by anybody else. */
    private void settle(Need need, Instant now) {
        if (needs.agreed(need) < need.amount) return;
        need.stage = NeedStage.MET;
        bookings.lapse(need, now, "需求已由其他资源满足");
        entities.flush();
    }

    static Problem notFree(int free) {
        return Problem.conflict(
                        "NOT_FREE",
                        "该时段已有预约，最多还能借 " + free + "。",
                        "It is promised to others in that time; only " + free + " are free throughout.")
                .with("free", free);
    }

    private Response answer(Booking booking) {
        return Response.ok(bookings.view(booking, caller.get(), clock.instant()))
                .tag(String.valueOf(booking.version))
                .header("Vary", "Authorization")
                .build();
    }
}
