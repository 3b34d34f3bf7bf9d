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
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.station.Newest;
import org.chuishao.workstation.station.Scope;

/** The meetings of the current district, and what happened to them. */
@ApplicationScoped
class Meetings {
    @Inject
    EntityManager entities;

    @Inject
    Newest newest;

    record Filter(String station, MeetingKind kind, MeetingStage stage, String period) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Meeting visible(UUID id, Caller caller, LockModeType lock) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "from Meeting e where e.id = :id and " + scope.condition("e.stationCode"), Meeting.class)
                .setParameter("id", id)
                .setLockMode(lock);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    Page<MeetingView> page(Filter filter, int limit, String cursor, Caller caller, Instant now) {
        var wanted = new Newest.Wanted()
                .seen(Scope.of(caller))
                .within("stationCode", filter.station())
                .equal("kind", filter.kind())
                .equal("stage", filter.stage())
                .equal("period", filter.period());
        return newest.page(
                Meeting.class, wanted, limit, cursor, all -> m -> MeetingView.line(m, caller, now), m -> m.id);
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

    boolean isStation(String code) {
        return !entities.createQuery(
                        "select 1 from Workstation w where w.code = :code and w.facts.active", Integer.class)
                .setParameter("code", code)
                .getResultList()
                .isEmpty();
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
