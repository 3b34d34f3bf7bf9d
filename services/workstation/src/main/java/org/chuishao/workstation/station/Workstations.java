package org.chuishao.workstation.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;

/** The current district's workstations. */
@ApplicationScoped
public class Workstations {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    public Optional<Workstation> find(String code) {
        return Optional.ofNullable(entities.find(Workstation.class, code));
    }

    /** There, and not closed. */
    public boolean isActive(String code) {
        return find(code).filter(station -> station.facts.active()).isPresent();
    }

    /** In the order of their codes. */
    List<Workstation> all() {
        return entities.createQuery("from Workstation w order by w.code", Workstation.class)
                .getResultList();
    }

    List<Violation> wrong(WorkstationRequest request, String path) {
        return request.wrong(path, district.get());
    }

    /** Makes the register say what was asked, and tells the others where that is new. */
    List<Change> keep(List<WorkstationRequest> requests) {
        var known = entities
                .createQuery("from Workstation w where w.code in :codes", Workstation.class)
                .setParameter(
                        "codes", requests.stream().map(WorkstationRequest::code).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(w -> w.code, w -> w));
        var changes = new ArrayList<Change>(requests.size());
        var changed = new ArrayList<Workstation>();
        for (var request : requests) {
            var workstation = known.get(request.code());
            var change = Change.of(workstation == null ? null : workstation.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) workstation = new Workstation(request.code());
            workstation.become(request.facts());
            if (change == Change.CREATED) entities.persist(workstation);
            changed.add(workstation);
        }
        changed.forEach(this::announce); // rows of one table after the other go to the database in batches
        return changes;
    }

    private void announce(Workstation workstation) {
        outbox.publish(
                "workstation",
                district.get() + "/" + workstation.code,
                WorkstationChanged.TYPE,
                WorkstationChanged.of(workstation));
    }
}
