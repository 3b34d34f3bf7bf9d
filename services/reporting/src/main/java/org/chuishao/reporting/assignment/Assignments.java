package org.chuishao.reporting.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;

/** The assignments of the current district, and what is told of them. */
@ApplicationScoped
public class Assignments {
    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    /**
     * To be read, not to be changed.
     *
     * @throws Problem 404 when there is none, or none this caller may see
     */
    public Assignment visible(UUID id, Caller caller) {
        return Sql.of("select " + AssignmentRow.COLUMNS + " from assignment a")
                .where(Scope.of(caller).and("a.id = ?", id))
                .first(database, AssignmentRow::read)
                .orElseThrow(Problem::notFound);
    }

    /** The same, to be moved: nobody else moves it meanwhile, nor does its deadline settle it. */
    public Assignment visibleToMove(UUID id, Caller caller) {
        return Sql.of("select a.id from assignment a")
                .where(Scope.of(caller).and("a.id = ?", id))
                .add("for update")
                .first(database, Fields::uuid)
                .flatMap(this::find)
                .orElseThrow(Problem::notFound);
    }

    public void add(Assignment assignment) {
        entities.persist(assignment);
    }

    public List<Assignment> ofWhistle(UUID whistle, int cycle) {
        return entities.createQuery(
                        "from Assignment a where a.whistleId = :whistle and a.cycle = :cycle order by a.organisation",
                        Assignment.class)
                .setParameter("whistle", whistle)
                .setParameter("cycle", cycle)
                .getResultList();
    }

    /** Those of these whistles that call or have called anybody. */
    public Set<UUID> whistlesAmong(Collection<UUID> whistles) {
        if (whistles.isEmpty()) return new HashSet<>();
        return new HashSet<>(Sql.of(
                        "select distinct whistle_id from assignment where district = ? and whistle_id = any(?)",
                        district.get(),
                        whistles)
                .list(database, Fields::uuid));
    }

    /** In every cycle, void ones too. */
    public List<Assignment> everOf(UUID whistle) {
        return entities.createQuery(
                        "from Assignment a where a.whistleId = :whistle order by a.cycle, a.organisation",
                        Assignment.class)
                .setParameter("whistle", whistle)
                .getResultList();
    }

    /** Those the whistle still calls: what was returned or withdrawn is nobody's duty. */
    public List<Assignment> standing(UUID whistle, int cycle) {
        return ofWhistle(whistle, cycle).stream()
                .filter(a -> !a.stage().isVoid())
                .toList();
    }

    public Optional<Assignment> find(UUID id) {
        return Optional.ofNullable(entities.find(Assignment.class, id));
    }

    public void tell(String event, Assignment assignment, Instant at, String by, String note) {
        tell(event, assignment, at, by, note, List.of());
    }

    public void tell(
            String event,
            Assignment assignment,
            Instant at,
            String by,
            String note,
            List<ExplainedDeadline> newDeadlines) {
        tell(event, AssignmentEvent.of(assignment, at, by, note, newDeadlines, AssignmentEvent.More.NOTHING));
    }

    public void tell(
            String event, Assignment assignment, Instant at, String by, String note, AssignmentEvent.More more) {
        tell(event, AssignmentEvent.of(assignment, at, by, note, List.of(), more));
    }

    private void tell(String type, AssignmentEvent event) {
        outbox.publish("assignment", event.whistleId(), type, event);
    }
}
