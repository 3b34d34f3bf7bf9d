package org.chuishao.whistle.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.chuishao.whistle.reference.References;

/** Sends a whistle out to its departments: the instant all their clocks start (domain §3, clock rules). */
@ApplicationScoped
public class Dispatching {
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

    public List<Participant> dispatch(Whistle whistle, Plan plan, Actor by) {
        return send(whistle, Move.DISPATCH, plan, by);
    }

    /** @param move DISPATCH, or REOPEN when it goes out once more */
    public List<Participant> send(Whistle whistle, Move move, Plan plan, Actor by) {
        var before = whistle.stage();
        whistle.go(move, Stage.DISPATCHED);
        whistle.dispatchedAt = clock.instant();
        horizon.refuseUncountable(whistle.kind, whistle.dispatchedAt);
        var called = new ArrayList<Participant>();
        called.add(new Participant(whistle, plan.lead(), Role.LEAD));
        plan.assists().forEach(assist -> called.add(new Participant(whistle, assist, Role.ASSIST)));
        called.forEach(whistles::call);
        whistles.note(
                whistle,
                whistle.dispatchedAt,
                move.name(),
                before,
                by,
                plan.note(),
                Map.of("lead", plan.lead(), "assists", plan.assists()));
        announcer.announce(event(whistle, plan, called));
        return called;
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
                called.stream().map(p -> new Called(p.organisation, p.role)).toList());
    }
}
