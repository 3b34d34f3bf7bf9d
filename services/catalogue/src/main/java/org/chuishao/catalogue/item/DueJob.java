package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.chuishao.catalogue.course.Backlog;
import org.chuishao.catalogue.item.ItemRows.Due;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;

/**
 * Puts versions in force at midnight of their day, and ends items whose last day has passed. Replicas may all run it: each
 * takes rows the others have not, oldest first, and a row is gone once it is done.
 */
@ApplicationScoped
public class DueJob {
    @Inject
    AgroalDataSource database;

    @Inject
    Items items;

    @Inject
    Turn turn;

    @Inject
    CurrentDistrict district;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.items.due.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var districts = Sql.of(
                        "select distinct district from item_due where due_at <= ? order by district", clock.instant())
                .list(database, Fields::text);
        Backlog.workOff(districts, this::take, Due::code, this::follow);
    }

    private List<Due> take(int most, Collection<Object> without) {
        turn.take("catalogue");
        var sql = """
                delete from item_due d using (
                    select district, code, version, ends from item_due where district = ? and due_at <= ?
                    and code <> all(?) order by due_at, code, version limit ? for update skip locked) taken
                where d.district = taken.district and d.code = taken.code and d.version = taken.version
                  and d.ends = taken.ends
                returning d.code, d.version, d.ends, d.due_at""";
        var due = Sql.of(sql, district.get(), clock.instant(), without, most)
                .list(database, fields -> new Due(fields.text(), fields.number(), fields.truth(), fields.instant()));
        // versions of one item in their order
        due.sort(Comparator.comparing(Due::at).thenComparing(Due::version));
        return due;
    }

    private void follow(Due one) {
        if (one.ends()) items.end(one.code(), one.version());
        else items.begin(one.code(), one.version());
    }
}
