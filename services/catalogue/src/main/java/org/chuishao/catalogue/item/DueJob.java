package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chuishao.catalogue.item.ItemRows.Due;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;
import org.jboss.logging.Logger;

/**
 * Puts versions in force at midnight of their day, and ends items whose last day has passed. Replicas may all run it: each
 * takes rows the others have not, oldest first, and a row is gone once it is done.
 */
@ApplicationScoped
public class DueJob {
    private static final Logger LOG = Logger.getLogger(DueJob.class);
    private static final int BATCH = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    Items items;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.items.due.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws SQLException {
        for (var district : districts()) {
            try {
                while (CurrentDistrict.within(
                        district, () -> QuarkusTransaction.requiringNew().call(() -> takeSome(district)))) {}
            } catch (RuntimeException poison) {
                LOG.errorf(
                        poison,
                        "items' days that have come in %s could not be followed; other districts go on",
                        district);
            }
        }
    }

    private List<String> districts() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select distinct district from item_due where due_at <= ? order by district")) {
            query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (var found = query.executeQuery()) {
                var districts = new ArrayList<String>();
                while (found.next()) districts.add(found.getString(1));
                return districts;
            }
        }
    }

    /** @return whether there may be more */
    private boolean takeSome(String district) throws SQLException {
        turn.take("catalogue");
        var due = due(district);
        for (var one : due) {
            if (one.ends()) items.end(one.code(), one.version());
            else items.begin(one.code(), one.version());
        }
        return due.size() == BATCH;
    }

    private List<Due> due(String district) throws SQLException {
        var sql = """
                delete from item_due d using (
                    select district, code, version, ends from item_due where district = ? and due_at <= ?
                    order by due_at, code, version limit ? for update skip locked) taken
                where d.district = taken.district and d.code = taken.code and d.version = taken.version
                  and d.ends = taken.ends
                returning d.code, d.version, d.ends, d.due_at""";
        try (var connection = database.getConnection();
                var take = connection.prepareStatement(sql)) {
            take.setString(1, district);
            take.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            take.setInt(3, BATCH);
            try (var taken = take.executeQuery()) {
                var due = new ArrayList<Due>();
                while (taken.next())
                    due.add(new Due(
                            taken.getString(1),
                            taken.getInt(2),
                            taken.getBoolean(3),
                            taken.getTimestamp(4).toInstant()));
                // versions of one item in their order
                due.sort(Comparator.comparing(Due::at).thenComparing(Due::version));
                return due;
            }
        }
    }
}
