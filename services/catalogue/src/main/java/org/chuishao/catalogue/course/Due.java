package org.chuishao.catalogue.course;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** What the calendar moves: takes due records oldest first, in batches, each locked by one replica only. */
@ApplicationScoped
public class Due {
    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /**
     * @param table whose records have {@code district} and {@code id}
     * @param condition in SQL, with one parameter: today
     * @param by the column whose oldest come first
     * @param move what is done with one, in a transaction of its district
     */
    public void move(String table, String condition, String by, LocalDate today, Consumer<UUID> move) {
        var districts = "select distinct district from %s where %s order by district".formatted(table, condition);
        var due =
                "select id from %s where district = ? and %s and id <> all(?::uuid[]) order by %s limit ? for update skip locked"
                        .formatted(table, condition, by);
        Backlog.workOff(
                Sql.of(districts, today).list(database, Fields::text),
                (most, without) ->
                        Sql.of(due, district.get(), today, without, most).list(database, Fields::uuid),
                id -> id,
                move::accept);
    }
}
