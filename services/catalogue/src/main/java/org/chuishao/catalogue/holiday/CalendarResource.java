package org.chuishao.catalogue.holiday;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.holidays.CalendarYearChanged;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which days are worked (domain §3, clock rules): an administrator imports each year's notice, everybody counts by it. */
@Path("/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar 节假日安排")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class CalendarResource {
    @Inject
    Calendars calendars;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    Outbox outbox;

    @Inject
    CurrentDistrict district;

    @GET
    @Operation(operationId = "listCalendarYears", summary = "Every year whose holidays are known 已导入的年份")
    public List<YearView> list() {
        return calendars.years().values().stream().map(CalendarResource::view).toList();
    }

    @GET
    @Path("/{year}")
    @Operation(operationId = "getCalendarYear", summary = "A year's holidays and make-up workdays 某年节假日安排")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = YearView.class)))
    public Response get(@Min(2000) @Max(2100) int year, @Context Request request) {
        var known = calendars.year(year).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(known));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), known);
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putCalendarYear",
            summary = "Import a year's holidays; deadlines that are fixed stay 导入某年节假日安排")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = YearView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = YearView.class)))
    public Response put(@Min(2000) @Max(2100) int year, @NotNull @Valid YearRequest request) {
        var wrong = request.wrong(year);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        turn.take("calendar");
        var known = calendars.year(year);
        known.ifPresentOrElse(was -> ifMatch.check(was.version()), ifMatch::checkAbsent);
        var wanted = request.of(year);
        if (known.isPresent() && known.get().days().equals(wanted)) return answer(Response.ok(), known.get());
        var becomes = new Calendars.Year(
                wanted, 1 + known.map(Calendars.Year::version).orElse(0));
        var told = CalendarYearChanged.of(wanted, becomes.version());
        calendars.keep(told);
        outbox.publish("calendar", district.get() + "/" + year, CalendarYearChanged.TYPE, told);
        return answer(
                known.isPresent() ? Response.ok() : Response.status(201).header("Location", "/api/v1/calendar/" + year),
                becomes);
    }

    private static Response answer(Response.ResponseBuilder answer, Calendars.Year year) {
        return answer.entity(view(year)).tag(tag(year)).build();
    }

    private static YearView view(Calendars.Year year) {
        return YearView.of(
                year,
                WorkCalendar.of(List.of(year.days())).workingDays(year.days().year()));
    }

    private static EntityTag tag(Calendars.Year year) {
        return new EntityTag(String.valueOf(year.version()));
    }
}
