package org.chuishao.catalogue.course;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.chuishao.kernel.district.CurrentDistrict;
import org.jboss.logging.Logger;

/** What the calendar moves: takes due records oldest first, in batches, each locked by one replica only. */
@ApplicationScoped
public class Due {
    private static final Logger LOG = Logger.getLogger(Due.class);
    private static final int BATCH = 200;

    @Inject
    AgroalDataSource database;

    /**
     * @param table whose records have {@code district} and {@code id}
     * @param condition in SQL, with one parameter: today
     * @param by the column whose oldest come first
     * @param move what is done with one, in a transaction of its district
     */
    public void move(String table, String condition, String by, LocalDate today, Consumer<UUID> move)
            throws SQLException {
        for (var district : districts(table, condition, today)) {
            try {
                while (moveSome(district, table, condition, by, today, move) == BATCH)
                    LOG.infof("%d records of %s moved in %s", BATCH, table, district);
            } catch (RuntimeException poison) {
                LOG.errorf(poison, "records of %s in %s could not be moved; other districts go on", table, district);
            }
        }
    }

    private int moveSome(
            String district, String table, String condition, String by, LocalDate today, Consumer<UUID> move) {
        return CurrentDistrict.within(
                district,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    var due = lock(district, table, condition, by, today);
                    due.forEach(move);
                    return due.size();
                }));
    }

    private Set<String> districts(String table, String condition, LocalDate today) throws SQLException {
        var sql = "select distinct district from %s where %s order by district".formatted(table, condition);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, today);
            try (var found = query.executeQuery()) {
                var districts = new LinkedHashSet<String>();
                while (found.next()) districts.add(found.getString(1));
                return districts;
            }
        }
    }

    private List<UUID> lock(String district, String table, String condition, String by, LocalDate today)
            throws SQLException {
        var sql = "select id from %s where district = ? and %s order by %s limit %d for update skip locked"
                .formatted(table, condition, by, BATCH);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            query.setObject(2, today);
            try (var found = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (found.next()) ids.add(found.getObject(1, UUID.class));
                return ids;
            }
        }
    }
}
