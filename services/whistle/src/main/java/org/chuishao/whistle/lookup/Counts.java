package org.chuishao.whistle.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Sql;
import org.chuishao.whistle.lifecycle.Stage;

/** How many open whistles a list of the same filter would show, for badges. Ended ones are not counted: there is no end to them. */
@ApplicationScoped
public class Counts {
    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /**
     * @param overdue whose time to be triaged, verified or called back is up
     * @param stages every open stage, none left out
     */
    public record CountsView(long open, long overdue, Map<Stage, Long> stages) {}

    public CountsView count(WhistleFilter filter, Caller caller) {
        var now = clock.instant();
        var selection = Selection.of(filter, caller, now);
        var question = Sql.of(
                        "select w.stage, count(*), count(*) filter (where " + Selection.OVERDUE + ") from whistle w",
                        now)
                .where(selection.condition().and(Selection.OPEN))
                .add("group by w.stage");
        if (selection.searches()) question.plannedAnew();
        var stages = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) if (!stage.isTerminal()) stages.put(stage, 0L);
        long overdue = question
                .list(database, row -> {
                    stages.put(row.choice(Stage.class), row.count());
                    return row.count();
                })
                .stream()
                .mapToLong(n -> n)
                .sum();
        return new CountsView(stages.values().stream().mapToLong(n -> n).sum(), overdue, stages);
    }
}
