package org.chuishao.catalogue.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/on-call-rosters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "On-call rosters 值班表")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class RosterResource {
    @Inject
    Calendars calendars;

    @Inject
    Rosters rosters;

    @Inject
    Organisations organisations;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentDistrict district;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "listOnCallRosters", summary = "The district's on-call rosters by code 值班表列表")
    public Page<RosterView> list(
            @QueryParam("area") String area,
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("facts.area", area).equal("facts.active", active);
        return listing.page(Roster.class, filter, Order.byCode(r -> r.code), limit, cursor)
                .map(RosterView::of);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getOnCallRoster", summary = "One roster with all its shifts 值班表详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RosterView.class)))
    public Response get(String code, @Context Request request) {
        var roster = rosters.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(roster));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), roster);
    }

    @GET
    @Path("/{code}/now")
    @Operation(operationId = "getWhoIsOnDuty", summary = "Who answers now, or at another moment; holidays count 此刻谁在岗")
    public OnDutyView now(String code, @QueryParam("at") String at) {
        var roster = rosters.find(code).orElseThrow(Problem::notFound);
        var moment = at == null ? clock.instant() : moment(at);
        var names = rosters.namesOf(
                roster.facts.shifts().stream().map(RosterShift::organisation).toList());
        return Counting.orRefuse(() -> OnDutyView.of(roster, moment, calendars.get(), names));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "putOnCallRoster", summary = "Create or replace a roster 新增或更新值班表")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RosterView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RosterView.class)))
    public Response put(String code, @NotNull @Valid RosterRequest request) {
        Batch.checkSameCode(code, request.code());
        turn.take(Rosters.REGISTER);
        rosters.find(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var wanted = List.of(request.withCode(code));
        var wrong = wanted.getFirst().wrong("", district.get(), departmentsNamedIn(wanted));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        var change = rosters.keep(wanted).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/on-call-rosters/" + code)
                        : Response.ok(),
                rosters.find(code).orElseThrow());
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "putOnCallRosters", summary = "Create or replace many rosters, all or none 批量更新值班表")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid RosterBatch batch) {
        turn.take(Rosters.REGISTER);
        var departments = departmentsNamedIn(batch.rosters());
        Batch.check(
                "rosters",
                batch.rosters(),
                RosterRequest::code,
                (r, path) -> r.wrong(path, district.get(), departments));
        return Response.ok(Tally.of(rosters.keep(batch.rosters()))).build();
    }

    private Set<String> departmentsNamedIn(List<RosterRequest> requests) {
        return organisations.activeDepartments(
                requests.stream().flatMap(RosterRequest::organisations).collect(Collectors.toSet()));
    }

    private static Instant moment(String at) {
        try {
            var moment = OffsetDateTime.parse(at);
            if (moment.getYear() < 1900 || moment.getYear() > 9999)
                throw Problem.invalid("at", "年份应在 1900 至 9999 之间。", "Takes a year from 1900 to 9999.");
            return moment.toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    "at",
                    "应为带时区的时间，如 2026-10-01T20:00:00+08:00。",
                    "Takes a time with its offset, like 2026-10-01T20:00:00+08:00.");
        }
    }

    private static Response answer(Response.ResponseBuilder answer, Roster roster) {
        return answer.entity(RosterView.of(roster)).tag(tag(roster)).build();
    }

    private static EntityTag tag(Roster roster) {
        return new EntityTag(String.valueOf(roster.version));
    }
}
