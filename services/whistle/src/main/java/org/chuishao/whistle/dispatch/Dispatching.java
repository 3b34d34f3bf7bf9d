package org.chuishao.whistle.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleDispatched;
import org.chuishao.whistle.event.WhistleDispatched.Called;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.reference.KnownItem;
import org.chuishao.whistle.reference.References;

/** Sends a whistle out to its departments: the instant all their clocks start (domain §3, clock rules). */
@ApplicationScoped
public class Dispatching {
    private static final Actor RULE = new Actor("清单规则 catalogue rule", "whistle");

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Announcer announcer;

    @Inject
    Horizon horizon;

    @Inject
    Clock clock;

    /** @return the departments that are called without anybody's triage, none when a dispatcher has to */
    public List<Participant> dispatchAtOnce(Whistle whistle, KnownItem item) {
        // whom it calls is the item's of today to say, whatever was in force when its draft was written
        if (item != null) whistle.itemVersion = item.version;
        return Plan.atOnce(
                        whistle.kind,
                        item,
                        references::isRuledOtherwise,
                        () -> references.onDuty(whistle.stationCode, whistle.itemCode, clock.instant()))
                .map(plan -> dispatch(whistle, plan, List.of(), RULE))
                .orElse(List.of());
    }

    public List<Participant> dispatch(Whistle whistle, Plan plan, List<Participant> known, Actor by) {
        return send(whistle, Move.DISPATCH, plan, known, by);
    }

    /**
     * @param move DISPATCH, or REOPEN when it goes out once more
     * @param known who was called before
     * @return who is called in this cycle, those included who were relieved of their duty
     */
    public List<Participant> send(Whistle whistle, Move move, Plan plan, List<Participant> known, Actor by) {
        var stage = whistle.stage();
        whistle.go(move, Stage.DISPATCHED);
        whistle.dispatchedAt = clock.instant();
        horizon.refuseUncountable(whistle.kind, whistle.dispatchedAt);
        // a joint whistle's result is counted from its appointment
        if (plan.appointedAt() != null) horizon.refuseUncountable(whistle.kind, plan.appointedAt());
        var before = known.stream().filter(p -> p.cycle == whistle.cycle).toList();
        var called = new ArrayList<Participant>();
        called.add(call(whistle, plan.lead(), Role.LEAD, before));
        plan.assists().forEach(assist -> called.add(call(whistle, assist, Role.ASSIST, before)));
        whistles.note(
                whistle,
                whistle.dispatchedAt,
                move.name(),
                stage,
                by,
                plan.note(),
                Map.of("lead", plan.lead(), "assists", plan.assists()));
        announcer.announce(event(whistle, plan, called));
        return Stream.concat(called.stream(), before.stream().filter(p -> !called.contains(p)))
                .toList();
    }

    /** After an upheld return the whistle goes out again in the same cycle: who has the same part, and did not stay away, keeps it. */
    private Participant call(Whistle whistle, String organisation, Role role, List<Participant> before) {
        var known =
                before.stream().filter(p -> p.organisation.equals(organisation)).findFirst();
        if (known.isEmpty()) {
            var participant = new Participant(whistle, organisation, role);
            whistles.call(participant);
            return participant;
        }
        var participant = known.get();
        if (!participant.keeps(role)) participant.callAgain(role);
        return participant;
    }

    private WhistleDispatched event(Whistle whistle, Plan plan, List<Participant> called) {
        var item = whistle.itemCode == null
                ? null
                : references.item(whistle.itemCode).orElse(null);
        return new WhistleDispatched(
                whistle.id,
                whistle.number,
                whistle.cycle,
                whistle.kind,
                whistle.title,
                whistle.description,
                whistle.stationCode,
                references.station(whistle.stationCode).map(s -> s.name).orElse(whistle.stationCode),
                whistle.itemCode,
                item == null ? null : item.name,
                whistle.itemVersion,
                whistle.location,
                whistle.hasResident(),
                whistle.dispatchedAt,
                plan.appointedAt(),
                plan.note(),
                whistle.desk(),
                called.stream().map(p -> new Called(p.organisation, p.role)).toList());
    }
}
