package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.Indicator;
import org.chuishao.reporting.scoring.IndicatorLine;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Policy;
import org.chuishao.reporting.scoring.ScoringRules;
import org.chuishao.reporting.scoring.Sum;
import org.chuishao.reporting.scoring.Tally;

/**
 * Judges a period's facts anew: not the points of the ledger's lines are read but what each found, or what its last
 * correction made of it, and a policy is asked what that is worth. The ledger is only read.
 */
@ApplicationScoped
class Simulation {
    private static final String FACTS = """
            with standing as (
                select e.organisation, e.month, e.rule, e.role, e.kind, e.indicator, e.assignment_id
                from ledger_entry e
                where e.district = ? and e.month = any(?) and e.compensates is null
                  and not exists (select from ledger_entry c where c.district = e.district and c.compensates = e.id)
                union all
                select organisation, month, rule, role, kind, indicator, assignment_id
                from (select distinct on (c.compensates) c.* from ledger_entry c
                      where c.district = ? and c.month = any(?) and c.compensates is not null
                      order by c.compensates, c.seq desc) corrected)
            select organisation, month, rule, role, kind, count(*),
                   array_agg(distinct assignment_id) filter (where indicator is not null)
            from standing group by organisation, month, rule, role, kind""";

    @Inject
    AgroalDataSource database;

    private record Case(Finding finding, Role role, WhistleKind kind) {}

    /** What each organisation would have under the policy. */
    Collection<Tallies.Counted> of(String district, Period period, Policy policy) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FACTS)) {
            var months = connection.createArrayOf(
                    "text", period.months().stream().map(YearMonth::toString).toArray());
            query.setString(1, district);
            query.setArray(2, months);
            query.setString(3, district);
            query.setArray(4, months);
            var judged = new Judged(policy);
            try (var row = query.executeQuery()) {
                while (row.next()) judged.add(row);
            }
            return judged.counted();
        }
    }

    /** The sums while they are made; what a case is worth is worked out once. */
    private static final class Judged {
        private final Policy policy;
        private final Map<Case, Optional<IndicatorLine>> worth = new HashMap<>();
        private final Map<String, Sheet> sheets = new TreeMap<>();

        Judged(Policy policy) {
            this.policy = policy;
        }

        void add(ResultSet row) throws SQLException {
            var sheet = sheets.computeIfAbsent(row.getString(1), o -> new Sheet());
            var rule = row.getString(3);
            var count = BigDecimal.valueOf(row.getLong(6));
            sheet.lines += row.getLong(6);
            var found = Finding.ofRule(rule);
            if (found.isPresent()) {
                var judged =
                        new Case(found.get(), Role.valueOf(row.getString(4)), WhistleKind.valueOf(row.getString(5)));
                var line =
                        worth.computeIfAbsent(judged, c -> ScoringRules.worth(c.finding(), c.role(), c.kind(), policy));
                if (line.isEmpty()) return;
                sheet.add(line.get(), count);
            } else {
                var month = YearMonth.parse(row.getString(2));
                adjustment(rule)
                        .ifPresent(kind -> sheet.adjust(month, points(kind).multiply(count)));
            }
            var assignments = row.getArray(7);
            if (assignments != null) sheet.assignments.addAll(Arrays.asList((UUID[]) assignments.getArray()));
        }

        private static Optional<AdjustmentKind> adjustment(String rule) {
            var name = rule.substring(rule.lastIndexOf('/') + 1);
            return Arrays.stream(AdjustmentKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }

        private BigDecimal points(AdjustmentKind kind) {
            return policy.adjustments().getOrDefault(kind, BigDecimal.ZERO);
        }

        Collection<Tallies.Counted> counted() {
            var counted = new TreeMap<String, Tallies.Counted>();
            sheets.forEach((organisation, sheet) -> counted.put(
                    organisation,
                    new Tallies.Counted(
                            new Tally(organisation, sheet.sums, sheet.adjustments, sheet.assignments), sheet.lines)));
            return counted.values();
        }
    }

    private static final class Sheet {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        private final Set<UUID> assignments = new HashSet<>();
        private long lines;

        void add(IndicatorLine line, BigDecimal count) {
            var sum = new Sum(line.possible().multiply(count), line.earned().multiply(count));
            sums.merge(line.indicator(), sum, Sum::plus);
        }

        void adjust(YearMonth month, BigDecimal points) {
            adjustments.merge(month, points, BigDecimal::add);
        }
    }
}
