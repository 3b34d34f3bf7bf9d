package org.chuishao.reporting.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
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

    /** @throws Problem 404 when there is none, or none this caller may see */
    public Assignment visible(UUID id, Caller caller) {
        return visible(id, caller, LockModeType.NONE);
    }

    /** The same, to be moved: nobody else moves it meanwhile, nor does its deadline settle it. */
    public Assignment visibleToMove(UUID id, Caller caller) {
        return visible(id, caller, LockModeType.PESSIMISTIC_WRITE);
    }

    private Assignment visible(UUID id, Caller caller, LockModeType lock) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "from Assignment a where a.id = :id and " + scope.condition(), Assignment.class)
                .setParameter("id", id)
                .setLockMode(lock);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
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
        var sql = "select distinct whistle_id from assignment where district = ? and whistle_id = any(?)";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            query.setArray(2, connection.createArrayOf("uuid", whistles.toArray()));
            try (var row = query.executeQuery()) {
                var found = new HashSet<UUID>();
                while (row.next()) found.add(row.getObject(1, UUID.class));
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the assignments could not be read", e);
        }
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
