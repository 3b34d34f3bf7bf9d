package org.chuishao.reporting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.scoring.Adjustment;
import org.chuishao.reporting.scoring.Compensation;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.IndicatorLine;
import org.chuishao.reporting.scoring.Line;
import org.chuishao.reporting.scoring.ScoringRules;

/**
 * The lines that correct other lines. All corrections of a line form a chain on it, numbered by their fact: of two rulings
 * at once on the same line the second clashes with the first, and is made again in its knowledge.
 */
@ApplicationScoped
class Corrections {
    @Inject
    EntityManager entities;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    @Inject
    SealingJob sealing;

    Optional<LedgerEntry> become(LedgerEntry wrong, Finding becomes, Text reason, Instant at) {
        var policy = policies.version(wrong.district, wrong.policy);
        var right = ScoringRules.line(becomes, wrong.role, wrong.kind, policy);
        return correct(wrong, at, now -> Compensation.of(now.indicatorLine(), right, reason), right);
    }

    Optional<LedgerEntry> revoke(LedgerEntry wrong, Text reason, Instant at) {
        return correct(wrong, at, now -> now.voided(reason), null);
    }

    private Optional<LedgerEntry> correct(
            LedgerEntry wrong, Instant at, Function<Chain, Line> made, IndicatorLine right) {
        if (wrong.compensates != null)
            throw new IllegalArgumentException(wrong.fact + " corrects a line; correct that one");
        var chain = chain(wrong);
        var line = made.apply(chain);
        var changesNothing = switch (line) {
            case Compensation c -> c.possible().signum() == 0 && c.earned().signum() == 0;
            case Adjustment a -> a.points().signum() == 0;
            case IndicatorLine points -> throw new IllegalStateException(points.toString());
        };
        return changesNothing ? Optional.empty() : Optional.of(post(chain, at, line, right));
    }

    private LedgerEntry post(Chain chain, Instant at, Line line, IndicatorLine right) {
        var entry = new LedgerEntry(
                chain.line(),
                "%s_CORRECTED#%d".formatted(chain.line().fact, chain.entries().size()),
                line,
                right,
                at,
                clock.instant());
        entities.persist(entry);
        sealing.wakeOnceCommitted();
        return entry;
    }

    private Chain chain(LedgerEntry line) {
        var entries = new ArrayList<>(List.of(line));
        entries.addAll(of(line));
        return new Chain(entries);
    }

    /** In the order they were posted. */
    List<LedgerEntry> of(LedgerEntry line) {
        return entities.createQuery("from LedgerEntry e where e.compensates = :line order by e.seq", LedgerEntry.class)
                .setParameter("line", line.id)
                .getResultList();
    }

    /** A line and its corrections: what it is worth now. */
    private record Chain(List<LedgerEntry> entries) {
        LedgerEntry line() {
            return entries.getFirst();
        }

        IndicatorLine indicatorLine() {
            return line().indicatorLine(sum(e -> e.possible), sum(e -> e.earned));
        }

        Line voided(Text reason) {
            return line().indicator != null
                    ? Compensation.voiding(indicatorLine(), reason)
                    : new Adjustment(line().adjustment, sum(e -> e.points), line().rule, line().zh, line().en)
                            .reversed(reason);
        }

        private BigDecimal sum(Function<LedgerEntry, BigDecimal> value) {
            return entries.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
