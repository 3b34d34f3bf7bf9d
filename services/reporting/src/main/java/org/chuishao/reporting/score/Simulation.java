package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
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
    /**
     * One statement: how often what was found, and of how many duties something counts under the policy. {@code not in}
     * keeps the few corrected lines in memory, where {@code not exists} made the database keep all the others.
     */
    private static final String FACTS = """
            with standing as materialized (
                select e.organisation, e.month, e.rule, e.role, e.kind, e.assignment_id
                from ledger_entry e
                where e.district = ? and e.month = any(?) and e.compensates is null
                  and e.id not in (select c.compensates from ledger_entry c
                                   where c.district = ? and c.compensates is not null)
                union all
                select organisation, month, rule, role, kind, assignment_id
                from (select distinct on (c.compensates) c.* from ledger_entry c
                      where c.district = ? and c.month = any(?) and c.compensates is not null
                      order by c.compensates, c.seq desc) corrected)
            select organisation, month, rule, role, kind, count(*)
            from standing group by organisation, month, rule, role, kind
            union all
            select organisation, null, null, null, null, count(*)
            from (select distinct organisation, assignment_id
                  from standing s
                  where split_part(s.rule, '/', 2) || s.role || s.kind = any(?)) duty
            group by organisation""";

    /** The facts of a year in memory instead of in files, in this transaction only: half the time. */
    private static final String IN_MEMORY = "set local work_mem = '64MB'";

    @Inject
    AgroalDataSource database;

    private record Case(Finding finding, Role role, WhistleKind kind) {
        /** As the statement joins it. */
        String joined() {
            return "" + finding + role + kind;
        }
    }

    /** How often it was found in a month; without a rule, of how many duties something counts. */
    private record Facts(String organisation, String month, String rule, Role role, WhistleKind kind, long count) {
        static Facts read(Fields row) throws SQLException {
            return new Facts(
                    row.text(),
                    row.text(),
                    row.text(),
                    row.choice(Role.class),
                    row.choice(WhistleKind.class),
                    row.count());
        }
    }

    /** What each organisation would have under the policy. */
    Collection<Tallies.Counted> of(String district, Period period, Policy policy) {
        var months = period.months().stream().map(YearMonth::toString).toList();
        var judged = new Judged(policy);
        Sql.of(IN_MEMORY).change(database);
        Sql.of(FACTS, district, months, district, district, months, judged.counting())
                .list(database, Facts::read)
                .forEach(judged::add);
        return judged.counted();
    }

    /** The sums while they are made; what a case is worth is worked out once. */
    private static final class Judged {
        private final Policy policy;
        private final Map<Case, IndicatorLine> worth = new HashMap<>();
        private final Map<String, Sheet> sheets = new TreeMap<>();

        Judged(Policy policy) {
            this.policy = policy;
            for (var finding : Finding.values())
                for (var role : Role.values())
                    for (var kind : WhistleKind.values())
                        ScoringRules.worth(finding, role, kind, policy)
                                .ifPresent(line -> worth.put(new Case(finding, role, kind), line));
        }

        List<String> counting() {
            return worth.keySet().stream().map(Case::joined).toList();
        }

        void add(Facts facts) {
            var sheet = sheets.computeIfAbsent(facts.organisation, o -> new Sheet());
            if (facts.rule == null) {
                sheet.assignments = Math.toIntExact(facts.count);
                return;
            }
            var count = BigDecimal.valueOf(facts.count);
            sheet.lines += facts.count;
            var found = Finding.ofRule(facts.rule);
            if (found.isPresent()) {
                var line = worth.get(new Case(found.get(), facts.role, facts.kind));
                if (line != null) sheet.add(line, count);
            } else {
                var month = YearMonth.parse(facts.month);
                adjustment(facts.rule)
                        .ifPresent(kind -> sheet.adjust(month, points(kind).multiply(count)));
            }
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
            sheets.forEach((organisation, sheet) -> counted.put(organisation, sheet.counted(organisation)));
            return counted.values();
        }
    }

    private static final class Sheet {
        private final Map<Indicator, Sum> sums = new EnumMap<>(Indicator.class);
        private final Map<YearMonth, BigDecimal> adjustments = new HashMap<>();
        private int assignments;
        private long lines;

        Tallies.Counted counted(String organisation) {
            return new Tallies.Counted(new Tally(organisation, sums, adjustments, Set.of()), assignments, lines);
        }

        void add(IndicatorLine line, BigDecimal count) {
            var sum = new Sum(line.possible().multiply(count), line.earned().multiply(count));
            sums.merge(line.indicator(), sum, Sum::plus);
        }

        void adjust(YearMonth month, BigDecimal points) {
            adjustments.merge(month, points, BigDecimal::add);
        }
    }
}
