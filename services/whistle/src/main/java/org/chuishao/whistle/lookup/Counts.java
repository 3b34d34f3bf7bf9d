package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.whistle.lifecycle.Stage;

/** How many open whistles a list of the same filter would show, for badges. Ended ones are not counted: there is no end to them. */
@ApplicationScoped
public class Counts {
    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * @param overdue whose time to be triaged, verified or called back is up
     * @param stages every open stage, none left out
     */
    public record CountsView(long open, long overdue, Map<Stage, Long> stages) {}

    public CountsView count(WhistleFilter filter, Caller caller) {
        var now = clock.instant();
        var selection = Selection.of(filter, caller, now).and(Selection.OPEN);
        var query = selection.query(
                entities,
                "select w.stage, count(*), sum(case when " + Selection.OVERDUE
                        + " then 1 else 0 end) from Whistle w where " + selection.condition() + " group by w.stage",
                Object[].class);
        query.setParameter("now", now);
        var stages = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) if (!stage.isTerminal()) stages.put(stage, 0L);
        long overdue = 0;
        for (var row : query.getResultList()) {
            stages.put((Stage) row[0], (Long) row[1]);
            overdue += (Long) row[2];
        }
        return new CountsView(stages.values().stream().mapToLong(n -> n).sum(), overdue, stages);
    }
}
