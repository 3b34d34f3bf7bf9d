package org.chuishao.whistle.centre;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.chuishao.whistle.centre.CentreView.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The linkage centres and who is on duty there, open to everybody of the district. */
@Path("/linkage-centres")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Linkage centres 联动中心")
@Transactional
@Idempotent
public class CentreResource {
    @Inject
    Centres centres;

    @Inject
    Desks desks;

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "listLinkageCentres",
            summary = "The desks, with what waits there that the caller may see 联动中心")
    public Page<CentreView> list(
            @QueryParam("level") LinkageCentre.Level level,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var counted = desks.count(caller.get());
        var byCode = Order.byCode((LinkageCentre centre) -> centre.code);
        return listing.page(LinkageCentre.class, new Filter().equal("level", level), byCode, limit, cursor)
                .map(centre -> view(centre, counted.getOrDefault(centre.code, CentreView.Desk.EMPTY), null));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "getLinkageCentre", summary = "One desk, and who is on duty now 联动中心详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CentreView.class)))
    public Response get(String code) {
        return answer(find(code));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "changeLinkageCentre", summary = "Its name, and what it can triage itself 设置联动中心")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CentreView.class)))
    public Response change(String code, @NotNull @Valid CentreRequest request) {
        var centre = find(code);
        ifMatch.check(centre.version);
        centre.name = request.name();
        centre.triages = request.triages().stream().map(Enum::name).sorted().toList();
        centre.active = request.active();
        entities.flush();
        centres.forget();
        return answer(centre);
    }

    @GET
    @Path("/{code}/turns")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "listDutyTurns",
            summary = "The duty roster, from the turns that have not ended yet on 值班表")
    public Page<Turn> turns(
            String code,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        find(code);
        var toCome = new Filter().equal("centre", code).and("e.endsAt > :now", Map.of("now", clock.instant()));
        var first = Order.oldest("startsAt", (DutyTurn turn) -> turn.startsAt, Instant::parse, turn -> turn.id);
        return listing.page(DutyTurn.class, toCome, first, limit, cursor).map(Turn::of);
    }

    @POST
    @Path("/{code}/turns")
    @RolesAllowed({Roles.ADMIN, Roles.DISPATCHER})
    @Operation(operationId = "addDutyTurn", summary = "An official is on duty there for a time 安排值班")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Turn.class)))
    public Response addTurn(String code, @NotNull @Valid TurnRequest request) {
        refuseOthers(find(code));
        request.check();
        var turn = new DutyTurn();
        turn.id = Ids.next();
        turn.centre = code;
        turn.official = request.official();
        turn.post = request.post();
        turn.phone = request.phone();
        turn.startsAt = request.from().toInstant();
        turn.endsAt = request.to().toInstant();
        turn.createdBy = caller.get().subject();
        turn.createdAt = clock.instant();
        entities.persist(turn);
        return Response.status(201).entity(Turn.of(turn)).build();
    }

    @DELETE
    @Path("/{code}/turns/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.DISPATCHER})
    @Operation(operationId = "removeDutyTurn", summary = "Takes a turn out of the roster 取消值班")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CentreView.class)))
    public Response removeTurn(String code, UUID id) {
        var centre = find(code);
        refuseOthers(centre);
        int gone = entities.createQuery("delete from DutyTurn t where t.id = :id and t.centre = :centre")
                .setParameter("id", id)
                .setParameter("centre", code)
                .executeUpdate();
        if (gone == 0) throw Problem.notFound();
        return answer(centre);
    }

    private LinkageCentre find(String code) {
        return entities
                .createQuery("from LinkageCentre c where c.code = :code", LinkageCentre.class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private void refuseOthers(LinkageCentre centre) {
        var who = caller.get();
        if (!who.hasAny(Roles.ADMIN) && !who.covers(centre.code))
            throw Problem.forbidden(
                    "NOT_YOUR_CENTRE", "您不能安排该联动中心的值班。", "That centre's roster is not yours to arrange.");
    }

    private Response answer(LinkageCentre centre) {
        var now = clock.instant();
        var onDuty = entities
                .createQuery(
                        "from DutyTurn t where t.centre = :centre and t.startsAt <= :now and t.endsAt > :now"
                                + " order by t.startsAt, t.id",
                        DutyTurn.class)
                .setParameter("centre", centre.code)
                .setParameter("now", now)
                .setMaxResults(Page.MAX_LIMIT)
                .getResultList()
                .stream()
                .map(Turn::of)
                .toList();
        var desk = desks.count(caller.get()).getOrDefault(centre.code, CentreView.Desk.EMPTY);
        return Response.ok(view(centre, desk, onDuty))
                .tag(String.valueOf(centre.version))
                .build();
    }

    private static CentreView view(LinkageCentre centre, CentreView.Desk desk, List<Turn> onDuty) {
        return new CentreView(
                centre.code, centre.name, centre.level, centre.triages, centre.active, desk, onDuty, centre.version);
    }
}
