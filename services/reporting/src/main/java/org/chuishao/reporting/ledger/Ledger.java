package org.chuishao.reporting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.scoring.Fact;
import org.chuishao.reporting.scoring.Policy;
import org.chuishao.reporting.scoring.ScoringRules;

/** Posts the points a fact earns. A fact is posted once per assignment: the first is the one that counts. */
@ApplicationScoped
public class Ledger {
    @Inject
    EntityManager entities;

    @Inject
    Policy policy;

    @Inject
    Clock clock;

    /** @param occurredAt when it happened, which decides the month it counts for */
    public void post(Assignment assignment, Fact fact, Instant occurredAt) {
        var name = name(fact, assignment);
        if (isPosted(assignment, name)) return;
        for (var line : ScoringRules.lines(fact, assignment.facts(), policy))
            entities.persist(new LedgerEntry(assignment, name, line, policy.version(), occurredAt, clock.instant()));
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

    private boolean isPosted(Assignment assignment, String fact) {
        List<String> posted = entities.createQuery(
                        "select e.fact from LedgerEntry e where e.assignmentId = :assignment and e.fact = :fact",
                        String.class)
                .setParameter("assignment", assignment.id)
                .setParameter("fact", fact)
                .getResultList();
        return !posted.isEmpty();
    }
}
