package org.chuishao.reporting.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.policy.CurrentPolicies;

/** What departments ask the centre for, of the current district. */
@ApplicationScoped
public class Pleas {
    @Inject
    EntityManager entities;

    @Inject
    CurrentPolicies policies;

    /** @return a plea of the duty, with its time to be decided, to be filled and {@link #ask}ed */
    public Plea draft(Assignment about, PleaKind kind, String reason, Caller by, Instant now) {
        var plea = new Plea();
        plea.id = Ids.next();
        plea.assignmentId = about.id;
        plea.whistleId = about.whistleId;
        plea.organisation = about.organisation;
        plea.kind = kind;
        plea.reason = reason;
        plea.askedBy = by.subject();
        plea.askedByName = by.name();
        plea.askedAt = now;
        plea.decideBy = Counting.orRefuse(() -> policies.clocks(about.limits).decide(now))
                .due();
        return plea;
    }

    public void ask(Assignment about, Plea plea) {
        about.pleading.ask(plea.kind);
        about.plan(about.agenda().answerBy(plea.decideBy));
        entities.persist(plea);
    }

    /** @return the plea that was waiting, answered */
    public Plea decide(Assignment about, PleaKind kind, boolean granted, String answer, Caller by, Instant now) {
        about.pleading.settle(kind, granted);
        var waiting = waiting(about);
        var plea = one(kind, waiting);
        plea.stage = granted ? PleaStage.GRANTED : PleaStage.REFUSED;
        plea.answer = answer;
        plea.decidedByName = by.name();
        plea.decidedAt = now;
        answered(about, waiting);
        return plea;
    }

    /** Nobody has to decide these any more: the department went on, or its duty ended. */
    public void lapse(Assignment about, Instant now, PleaKind... kinds) {
        if (Stream.of(kinds).noneMatch(about.pleading.asked()::contains)) return;
        var waiting = waiting(about);
        for (var kind : kinds) {
            if (!about.pleading.asked().contains(kind)) continue;
            about.pleading.drop(kind);
            var plea = one(kind, waiting);
            plea.stage = PleaStage.LAPSED;
            plea.decidedAt = now;
        }
        answered(about, waiting);
    }

    public List<Plea> of(UUID assignment) {
        return entities.createQuery("from Plea p where p.assignmentId = :about order by p.askedAt, p.id", Plea.class)
                .setParameter("about", assignment)
                .getResultList();
    }

    /** Somebody was found not to be responsible for this part of the whistle before. */
    public boolean wasReturned(UUID whistle, Role role) {
        return !entities.createQuery(
                        "select p.id from Plea p join Assignment a on a.id = p.assignmentId"
                                + " where p.whistleId = :whistle and p.kind in (RETURN, RULING) and p.stage = GRANTED"
                                + " and a.role = :role",
                        UUID.class)
                .setParameter("whistle", whistle)
                .setParameter("role", role)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What returns and disputes about this whistle have cited so far. */
    public Set<String> citedItems(UUID whistle) {
        return new HashSet<>(entities.createQuery(
                        "select p.citedItem from Plea p where p.whistleId = :whistle and p.citedItem is not null",
                        String.class)
                .setParameter("whistle", whistle)
                .getResultList());
    }

    /** The one the centre has not answered. */
    public Plea waiting(Assignment about, PleaKind kind) {
        return one(kind, waiting(about));
    }

    private List<Plea> waiting(Assignment about) {
        return entities.createQuery("from Plea p where p.assignmentId = :about and p.stage = ASKED", Plea.class)
                .setParameter("about", about.id)
                .getResultList();
    }

    private static Plea one(PleaKind kind, List<Plea> waiting) {
        return waiting.stream().filter(plea -> plea.kind == kind).findFirst().orElseThrow();
    }

    /** @param waited what had waited until now */
    private static void answered(Assignment about, List<Plea> waited) {
        about.plan(about.agenda()
                .answersLeft(waited.stream()
                        .filter(plea -> plea.stage == PleaStage.ASKED)
                        .map(plea -> plea.decideBy)
                        .toList()));
    }
}
