package org.chuishao.reporting.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Fact;
import org.chuishao.reporting.scoring.Finding;
import org.chuishao.reporting.scoring.ScoringRules;

/**
 * Posts the points a fact earns, judged by the policy in force when it happened. A fact is posted once per assignment: the
 * first is the one that counts, but for stars, which every verification gives anew. What turns out wrong is compensated by another
 * line, never edited (domain §4).
 */
@ApplicationScoped
public class Ledger {
    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Corrections corrections;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    @Inject
    SealingJob sealing;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** @param occurredAt when it happened, which decides the month it counts for and the policy that judges it */
    public void post(Assignment assignment, Fact fact, Instant occurredAt) {
        var name = name(fact, assignment);
        var posted = posted(assignment);
        if (posted.containsKey(name)) {
            switch (fact) {
                case Fact.Closed closed -> makeGoodIfLongOverdue(posted.get(name), assignment, closed, occurredAt);
                case Fact.VerifiedWithStars stars -> rateAgain(posted.get(name), assignment, stars, occurredAt);
                default -> {
                    // the first counts
                }
            }
            return;
        }
        var policy = policies.at(assignment.district, occurredAt);
        sealing.wakeOnceCommitted();
        for (var line : ScoringRules.lines(fact, assignment.facts(), policy)) {
            var entry = new LedgerEntry(assignment, name, line, policy.version(), occurredAt, clock.instant());
            entities.persist(entry);
            posted.put(name, entry);
        }
    }

    /**
     * Posts an approved adjustment (domain §4): commendation, shirking, false feedback.
     *
     * @param about the duty it is about, or null when it is about the department as a whole
     * @param reference what was approved, such as a proposal's id: posted once under it
     * @param occurredAt decides the month whose adjustments it is clamped with
     * @return the line, or none where the policy gives the kind no points
     */
    public Optional<LedgerEntry> adjust(
            String district,
            String organisation,
            Assignment about,
            AdjustmentKind kind,
            String reference,
            Text reason,
            Instant occurredAt) {
        var policy = policies.at(district, occurredAt);
        return ScoringRules.adjustment(kind, policy, reason).map(line -> {
            var entry = new LedgerEntry(
                    organisation, about, kind + "#" + reference, line, policy.version(), occurredAt, clock.instant());
            entities.persist(entry);
            sealing.wakeOnceCommitted();
            return entry;
        });
    }

    /**
     * Posts the difference between a line, with all its corrections so far, and what it should have been: same month, same
     * policy as the line.
     *
     * @param becomes what the ruling found, of the same indicator
     * @param at when it was ruled
     * @return the compensating line, or none when it makes no difference
     * @throws IllegalArgumentException for a finding of another indicator, or a line that is itself a correction
     */
    public Optional<LedgerEntry> compensate(LedgerEntry wrong, Finding becomes, Text reason, Instant at) {
        return corrections.become(wrong, becomes, reason, at);
    }

    /** Posts what takes a line, points or adjustment, back altogether. */
    public Optional<LedgerEntry> revoke(LedgerEntry wrong, Text reason, Instant at) {
        return corrections.revoke(wrong, reason, at);
    }

    /** All that was posted to correct a line, in that order. */
    public List<LedgerEntry> correctionsOf(LedgerEntry line) {
        return corrections.of(line);
    }

    public Optional<LedgerEntry> line(UUID id) {
        return Optional.ofNullable(entities.find(LedgerEntry.class, id));
    }

    /** In the order of posting, corrections included. */
    public List<LedgerEntry> linesOf(UUID assignment) {
        return entities.createQuery(
                        "from LedgerEntry e where e.assignmentId = :assignment order by e.seq", LedgerEntry.class)
                .setParameter("assignment", assignment)
                .getResultList();
    }

    private void makeGoodIfLongOverdue(LedgerEntry posted, Assignment assignment, Fact.Closed closed, Instant at) {
        if (posted.finding().filter(Finding.LONG_OVERDUE::equals).isEmpty()) return;
        var becomes = ScoringRules.finding(closed, assignment.facts());
        compensate(posted, becomes, new Text("超期后办结", "closed after it was long overdue"), at);
    }

    /**
     * It was verified once more: the line becomes what the latest stars give. What its department has appealed is the assessor's to say,
     * and not again that of the station whose rating it was about.
     */
    private void rateAgain(LedgerEntry posted, Assignment assignment, Fact.VerifiedWithStars stars, Instant at) {
        var latest = Stream.concat(Stream.of(posted), correctionsOf(posted).stream())
                .map(line -> line.occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (!at.isAfter(latest) || isAppealed(posted)) return;
        compensate(
                posted, Finding.ofStars(stars.stars()), new Text("再次核查评价", "rated again at a later verification"), at);
    }

    private boolean isAppealed(LedgerEntry line) {
        return Sql.of("select 1 from appealed_line where district = ? and line = ?", line.district, line.id)
                .first(database, Fields::number)
                .isPresent();
    }

    private static String name(Fact fact, Assignment assignment) {
        return switch (fact) {
            case Fact.CheckedIn f -> "CHECK_IN";
            case Fact.NeverCheckedIn f -> "CHECK_IN";
            case Fact.ResultGiven f -> "ON_TIME";
            case Fact.ResultMissed f -> "ON_TIME";
            case Fact.VerifiedWithStars f -> "COOPERATION";
            case Fact.Closed f -> "SOLVED";
            case Fact.LongOverdue f -> "SOLVED";
            case Fact.CalledBack f -> "SATISFIED";
            case Fact.Adjusted f -> f.kind() + "#" + assignment.reworks;
        };
    }

    /** Read once per transaction and duty, and without flushing: a batch's lines go out together at its end. */
    @SuppressWarnings("unchecked")
    private Map<String, LedgerEntry> posted(Assignment assignment) {
        var known = (Map<UUID, Map<String, LedgerEntry>>) transaction.getResource(Ledger.class);
        if (known == null) transaction.putResource(Ledger.class, known = new HashMap<>());
        return known.computeIfAbsent(assignment.id, this::read);
    }

    private Map<String, LedgerEntry> read(UUID assignment) {
        var posted = new HashMap<String, LedgerEntry>();
        entities.createQuery("from LedgerEntry e where e.assignmentId = :assignment", LedgerEntry.class)
                .setParameter("assignment", assignment)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .forEach(e -> posted.put(e.fact, e));
        return posted;
    }
}
