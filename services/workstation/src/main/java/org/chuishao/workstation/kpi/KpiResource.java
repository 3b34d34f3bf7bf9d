package org.chuishao.workstation.kpi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.kpi.KpiView.Part;
import org.chuishao.workstation.meeting.MeetingFigures;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/workstations/{code}/kpi")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures 工作站指标")
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.DISPATCHER,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
@Transactional
public class KpiResource {
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2099;
    private static final int STREET = 9;
    private static final int STATION = 12;

    @Inject
    Counts counts;

    @Inject
    MeetingFigures meetings;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /** The seed: four of five are settled in the station. */
    @ConfigProperty(name = "chuishao.kpi.line", defaultValue = "80.00")
    BigDecimal line;

    @GET
    @Operation(
            operationId = "kpi",
            summary = "Figures of a station, or of a street or the district with all of theirs 工作站指标")
    public KpiView kpi(
            String code,
            @QueryParam("period") @Parameter(description = "2026-11, 2026-Q4 or 2026; absent: this month")
                    String period,
            @QueryParam("from") @Parameter(description = "First day, with to; instead of period") LocalDate from,
            @QueryParam("to") @Parameter(description = "Last day, included") LocalDate to) {
        if (!code.matches("\\d{6}|\\d{9}|\\d{12}") || !Scope.of(caller.get()).covers(code)) throw Problem.notFound();
        var stations = stations(code);
        if (stations.isEmpty()) throw Problem.notFound();
        var days = days(period, from, to);
        var counted = new Counted(
                new TreeMap<>(counts.issues(code, days)),
                new TreeMap<>(counts.whistles(code, days)),
                new TreeMap<>(meetings.of(code, days.from(), days.to().plusDays(1), clock.instant())));
        var parts = switch (code.length()) {
            case STATION -> List.<Part>of();
            case STREET -> parts(stations, counted);
            default -> streets(stations, counted);
        };
        return new KpiView(code, days.from(), days.to(), line.toPlainString(), counted.of(code, line), parts);
    }

    /** Names by code. */
    private TreeMap<String, String> stations(String division) {
        var names = new TreeMap<String, String>();
        entities.createQuery(
                        "select w.code, w.facts.name from Workstation w where w.code like :division", Object[].class)
                .setParameter("division", division + "%")
                .getResultList()
                .forEach(row -> names.put((String) row[0], (String) row[1]));
        return names;
    }

    private List<Part> streets(TreeMap<String, String> stations, Counted counted) {
        return stations.keySet().stream()
                .map(station -> station.substring(0, STREET))
                .distinct()
                .map(street -> new Part(
                        street, null, counted.of(street, line), parts(stations.subMap(street, street + "~"), counted)))
                .toList();
    }

    private List<Part> parts(Map<String, String> stations, Counted counted) {
        return stations.entrySet().stream()
                .map(station ->
                        new Part(station.getKey(), station.getValue(), counted.of(station.getKey(), line), null))
                .toList();
    }

    /** What was counted, by station: a division is all whose codes begin with its own. */
    private record Counted(
            TreeMap<String, Figures.OfIssues> issues,
            TreeMap<String, Figures.OfWhistles> whistles,
            TreeMap<String, MeetingFigures.Counts> meetings) {
        Figures of(String code, BigDecimal line) {
            return Figures.of(
                    Figures.OfIssues.sum(within(issues, code)),
                    Figures.OfWhistles.sum(within(whistles, code)),
                    Figures.OfMeetings.sum(within(meetings, code)),
                    line);
        }

        private static <C> Collection<C> within(TreeMap<String, C> counts, String code) {
            return counts.subMap(code, code + "~").values();
        }
    }

    private Days days(String period, LocalDate from, LocalDate to) {
        if (period != null && (from != null || to != null) || (from == null) != (to == null))
            throw Problem.invalid(
                    "period", "填写 period，或同时填写 from 和 to。", "Give period, or from and to together, not both.");
        if (from != null) {
            if (to.isBefore(from)) throw Problem.invalid("to", "不能早于开始日期。", "Is before the first day.");
            if (from.getYear() < EARLIEST || to.getYear() > LATEST)
                throw Problem.invalid("from", "须在 2000 年至 2099 年之间。", "Takes days between 2000 and 2099.");
            return new Days(from, to);
        }
        var wanted = period == null ? LocalDate.now(clock).toString().substring(0, 7) : period;
        return Days.named(wanted)
                .orElseThrow(() -> Problem.invalid(
                        "period", "应为 2026-11、2026-Q4 或 2026 的形式。", "Takes the form 2026-11, 2026-Q4 or 2026."));
    }
}
