package org.chuishao.workstation.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.issue.Issues;
import org.chuishao.workstation.issue.Issues.Undecided;
import org.chuishao.workstation.meeting.Agenda.Item;
import org.chuishao.workstation.meeting.Agenda.Missed;
import org.chuishao.workstation.meeting.Agenda.Section;
import org.chuishao.workstation.meeting.Agenda.Topic;
import org.chuishao.workstation.whistle.KnownDuty;
import org.chuishao.workstation.whistle.KnownWhistle;
import org.chuishao.workstation.whistle.KnownWhistles;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what a station's meeting has to talk about: nobody types an agenda. Five queries, however much there is. */
@ApplicationScoped
class Agendas {
    private static final int SHOWN = 100;

    @Inject
    KnownWhistles whistles;

    @Inject
    EntityManager entities;

    @Inject
    Issues issues;

    @Inject
    Clock clock;

    /** How many days a station has for a matter of its own before a meeting is told that it takes too long. */
    @ConfigProperty(name = "chuishao.issues.days", defaultValue = "15")
    int days;

    /** As it was when the meeting was held, or as it is now. */
    Agenda of(Meeting meeting) {
        return meeting.agenda != null ? meeting.agenda : gather(meeting, false);
    }

    Agenda freeze(Meeting meeting) {
        return gather(meeting, true);
    }

    private Agenda gather(Meeting meeting, boolean frozen) {
        var now = clock.instant();
        var found = new EnumMap<Topic, List<Item>>(Topic.class);
        for (var topic : Topic.values()) found.put(topic, new ArrayList<>());
        var open = whistles.open(meeting.stationCode);
        var duties = whistles.duties(open);
        for (var whistle : open) {
            // whoever was relieved is not named for it
            var called = duties.getOrDefault(whistle.id, List.of()).stream()
                    .filter(duty -> !duty.isVoid())
                    .toList();
            found.get(topic(whistle, called, meeting, now)).add(item(whistle, called, now));
        }
        found.get(Topic.DUE_RESOLUTIONS).addAll(resolutions(meeting, now));
        var sections = new ArrayList<>(sections(found));
        var undecided = issues.undecided(meeting.stationCode, SHOWN);
        if (!undecided.isEmpty())
            sections.add(new Section(
                    Topic.STATION_ISSUES,
                    undecided.size() < SHOWN ? undecided.size() : issues.countUndecided(meeting.stationCode),
                    undecided.stream().map(issue -> item(issue, now)).toList()));
        return new Agenda(Shanghai.time(now), frozen, sections);
    }

    private static Topic topic(KnownWhistle whistle, List<KnownDuty> called, Meeting meeting, Instant now) {
        if (whistle.id.equals(meeting.whistleId)) return Topic.SPECIAL_WHISTLE;
        if (!missed(called, now).isEmpty()) return Topic.OVERDUE_WHISTLES;
        if (called.stream().anyMatch(duty -> duty.disputedAt != null)) return Topic.DISPUTED_WHISTLES;
        return Topic.OPEN_WHISTLES;
    }

    private static Item item(KnownWhistle whistle, List<KnownDuty> called, Instant now) {
        var due = called.stream()
                .filter(duty -> !duty.isOver() && duty.dueAt != null)
                .map(duty -> duty.dueAt)
                .min(Instant::compareTo);
        var missed = missed(called, now);
        return new Item(
                whistle.id,
                whistle.number,
                whistle.title,
                whistle.stage,
                due.map(Shanghai::day).orElse(null),
                !missed.isEmpty(),
                called.stream().map(duty -> duty.organisation).toList(),
                missed.isEmpty() ? null : missed);
    }

    private static List<Missed> missed(List<KnownDuty> called, Instant now) {
        return called.stream()
                .map(duty -> new Missed(duty.organisation, duty.overdue(now)))
                .filter(missed -> !missed.limits().isEmpty())
                .toList();
    }

    private List<Item> resolutions(Meeting meeting, Instant now) {
        var today = Shanghai.day(now);
        return entities
                .createQuery("""
                        from Resolution r where r.stationCode = :station and r.meetingId <> :meeting
                        and r.stage = org.chuishao.workstation.meeting.Resolution.State.OPEN order by r.due, r.id""", Resolution.class)
                .setParameter("station", meeting.stationCode)
                .setParameter("meeting", meeting.id)
                .getResultList()
                .stream()
                .map(r -> new Item(
                        r.id,
                        null,
                        r.what,
                        r.stage.name(),
                        r.due,
                        r.isOverdue(today),
                        List.of(r.owner + "（" + r.ownerUnit + "）"),
                        null))
                .toList();
    }

    /** What nobody has escalated: an escalated one is on the agenda as its whistle. Nobody is named. */
    private Item item(Undecided issue, Instant now) {
        var due = Shanghai.day(issue.foundAt()).plusDays(days);
        return new Item(
                issue.id(),
                issue.number(),
                issue.title(),
                issue.stage().name(),
                due,
                due.isBefore(Shanghai.day(now)),
                List.of(),
                null);
    }

    private static List<Section> sections(Map<Topic, List<Item>> found) {
        return found.entrySet().stream()
                .filter(topic -> !topic.getValue().isEmpty())
                .map(topic -> new Section(
                        topic.getKey(),
                        topic.getValue().size(),
                        topic.getValue().stream().limit(SHOWN).toList()))
                .toList();
    }
}
