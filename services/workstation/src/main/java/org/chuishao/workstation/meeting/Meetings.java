package org.chuishao.workstation.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.station.Scope;

/** The meetings of the current district, and what happened to them. */
@ApplicationScoped
class Meetings {
    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    Meeting visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(Meeting.class, id, Scope.seenBy(caller), lock);
    }

    Page<Meeting> page(
            String station,
            MeetingKind kind,
            MeetingStage stage,
            String period,
            int limit,
            String cursor,
            Caller caller) {
        var filter = Scope.seenBy(caller)
                .within("stationCode", station)
                .equal("kind", kind)
                .equal("stage", stage)
                .equal("period", period);
        return listing.page(Meeting.class, filter, Order.newest(m -> m.id), limit, cursor);
    }

    Optional<Meeting> ofPeriod(String station, MeetingKind kind, String period) {
        return entities
                .createQuery(
                        "from Meeting e where e.stationCode = :station and e.kind = :kind and e.period = :period",
                        Meeting.class)
                .setParameter("station", station)
                .setParameter("kind", kind)
                .setParameter("period", period)
                .getResultList()
                .stream()
                .findFirst();
    }

    void add(Meeting meeting) {
        entities.persist(meeting);
    }

    void note(UUID meeting, UUID resolution, Instant at, String move, Caller by, String note) {
        entities.persist(new MeetingLine(meeting, resolution, at, move, by.name(), note));
    }

    List<MeetingLine> history(Meeting meeting) {
        return entities.createQuery("from MeetingLine l where l.meetingId = :id order by l.at, l.id", MeetingLine.class)
                .setParameter("id", meeting.id)
                .getResultList();
    }

    String stationName(String code) {
        return entities
                .createQuery("select w.facts.name from Workstation w where w.code = :code", String.class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(code);
    }
}
