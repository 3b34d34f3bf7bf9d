package org.chuishao.catalogue.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.catalogue.organisation.Organisation;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Turn;

/** The current district's rosters. */
@ApplicationScoped
class Rosters implements GivenWork {
    static final String REGISTER = "rosters";

    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    @Inject
    Turn turn;

    Optional<Roster> find(String code) {
        return Optional.ofNullable(entities.find(Roster.class, code));
    }

    Map<String, String> namesOf(Collection<String> organisations) {
        return entities
                .createQuery("from Organisation o where o.code in :codes", Organisation.class)
                .setParameter("codes", organisations)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> o.code, o -> o.facts.name()));
    }

    /** Makes the register say what was asked, and tells the others where that is new. */
    List<Change> keep(List<RosterRequest> requests) {
        var known = entities
                .createQuery("from Roster r where r.code in :codes", Roster.class)
                .setParameter(
                        "codes", requests.stream().map(RosterRequest::code).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(r -> r.code, r -> r));
        var changes = new ArrayList<Change>(requests.size());
        var changed = new ArrayList<Roster>();
        for (var request : requests) {
            var roster = known.get(request.code());
            var change = Change.of(roster == null ? null : roster.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) roster = new Roster(request.code());
            roster.become(request.facts());
            if (change == Change.CREATED) entities.persist(roster);
            changed.add(roster);
        }
        changed.forEach(this::announce);
        return changes;
    }

    @Override
    public List<String> namedBy(String department) {
        return naming(department).stream().map(r -> r.code).toList();
    }

    @Override
    public void passOn(String department, String successor) {
        for (var roster : naming(department)) {
            roster.become(roster.facts.passedOn(department, successor));
            announce(roster);
        }
    }

    private List<Roster> naming(String department) {
        turn.take(REGISTER);
        return entities
                .createQuery("from Roster r where r.facts.active order by r.code", Roster.class)
                .getResultList()
                .stream()
                .filter(r -> r.facts.shifts().stream()
                        .anyMatch(shift -> shift.organisation().equals(department)))
                .toList();
    }

    private void announce(Roster roster) {
        outbox.publish(
                "on-call-roster", district.get() + "/" + roster.code, RosterChanged.TYPE, RosterChanged.of(roster));
    }
}
