package org.chuishao.whistle.centre;

import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Sql;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.centre.CentreView.Desk;

/** What waits at each desk, of what the caller may see: one question for all of them. */
@ApplicationScoped
class Desks {
    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    Map<String, Desk> count(Caller caller) {
        return Sql.of(
                        "select w.centre, count(*), count(*) filter (where w.stage = 'NEEDS_INFO'),"
                                + " count(*) filter (where w.stage = 'SUBMITTED' and w.due_at < ?) from whistle w",
                        clock.instant())
                .where(Scope.of(caller).and("w.stage in ('SUBMITTED', 'NEEDS_INFO') and w.centre is not null"))
                .add("group by w.centre")
                .list(database, row -> Map.entry(row.text(), new Desk(row.count(), row.count(), row.count())))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
