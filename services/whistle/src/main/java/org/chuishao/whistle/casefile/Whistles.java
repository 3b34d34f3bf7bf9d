package org.chuishao.whistle.casefile;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.NewRows;
import org.chuishao.kernel.database.StoredJson;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.lifecycle.Stage;

/** The whistles of the current district, with their departments and their history. */
@ApplicationScoped
public class Whistles {
    @Inject
    EntityManager entities;

    @Inject
    Cases cases;

    @Inject
    NewRows rows;

    @Inject
    Waiting waiting;

    /** @throws Problem 404 when there is none, or none this caller may see */
    public Whistle visible(UUID id, Caller caller) {
        cases.visible(id, caller);
        return all(List.of(id)).get(id);
    }

    public Map<UUID, Whistle> all(Collection<UUID> ids) {
        return entities
                .createQuery("from Whistle w where w.id in :ids", Whistle.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(toMap(w -> w.id, w -> w));
    }

    /** Nobody else changes them until the transaction ends; in the order of their ids, so that nobody waits in a circle. */
    public void hold(Collection<UUID> ids) {
        entities.createQuery("from Whistle w where w.id in :ids order by w.id", Whistle.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** A whistle that is new: what its first moves left of it. */
    public void add(Whistle whistle) {
        rows.add(() -> WhistleRow.of(whistle));
        rows.add(() -> WhistleRow.searched(whistle));
    }

    public void call(Participant participant) {
        rows.add(participant::row);
    }

    public List<Participant> participants(Whistle whistle) {
        return leadFirst(entities.createQuery(
                        "from Participant p where p.whistleId = :id and p.cycle = :cycle", Participant.class)
                .setParameter("id", whistle.id)
                .setParameter("cycle", whistle.cycle));
    }

    public Departments departments(Whistle whistle) {
        return new Departments(
                participants(whistle), whistle.mainId == null ? List.of() : participantsOf(List.of(whistle.mainId)));
    }

    public List<Participant> participantsOf(Collection<UUID> whistles) {
        return leadFirst(entities.createQuery("from Participant p where p.whistleId in :ids", Participant.class)
                .setParameter("ids", whistles));
    }

    private static List<Participant> leadFirst(TypedQuery<Participant> called) {
        return called.getResultStream().sorted(Participant.LEAD_FIRST).toList();
    }

    /** Adds a line to the whistle's history; its stage is already the new one, and its time there begins. */
    public void note(
            Whistle whistle, Instant at, String move, Stage from, Actor by, String note, Map<String, Object> details) {
        if (from != whistle.stage()) waiting.begin(whistle, from);
        var line = new HistoryLine(whistle, at, move, from, by, note, details);
        rows.add(() -> line.row(StoredJson.text(details)));
        rows.add(line::queued);
    }

    public List<HistoryLine> history(Whistle whistle) {
        return entities.createQuery("from HistoryLine h where h.whistleId = :id order by h.at, h.id", HistoryLine.class)
                .setParameter("id", whistle.id)
                .getResultList();
    }
}
