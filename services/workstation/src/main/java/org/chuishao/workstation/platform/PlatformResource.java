package org.chuishao.workstation.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/platforms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Platforms 五个平台")
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
public class PlatformResource {
    @Inject
    PlatformFigures figures;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "platforms",
            summary =
                    "What the five platforms of a station, a street or the district did; this year unless asked otherwise 五个平台")
    public PlatformReport report(
            @QueryParam("division") String division,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to) {
        var who = caller.get();
        var asked = division == null ? who.district() : division;
        if (!asked.matches("\\d{6}|\\d{9}|\\d{12}") || !asked.startsWith(who.district()))
            throw Problem.invalid(
                    "division", "请给出本区的 6、9 或 12 位区划代码。", "Takes a division code of this district: 6, 9 or 12 digits.");
        var today = Shanghai.day(clock.instant());
        var first = from == null ? today.withDayOfYear(1) : from;
        var last = to == null ? today : to;
        if (last.isBefore(first)) throw Problem.invalid("to", "结束日期早于开始日期。", "Ends before it begins.");
        return new PlatformReport(asked, first, last, figures.of(Scope.of(who), asked, first, last));
    }
}
