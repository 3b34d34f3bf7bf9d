package org.chuishao.whistle.raise;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import org.chuishao.kernel.time.TravelClock;

/** Numbers people read out on the phone: 340803-2026-000123, counted per district and year; gaps may occur. */
@ApplicationScoped
class Numbers {
    @Inject
    AgroalDataSource database;

    String next(String district, Instant at) {
        int year = at.atZone(TravelClock.SHANGHAI).getYear();
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select next_whistle_number(?, ?)")) {
            count.setString(1, district);
            count.setInt(2, year);
            try (var counted = count.executeQuery()) {
                counted.next();
                return "%s-%d-%06d".formatted(district, year, counted.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no number for a whistle", e);
        }
    }
}
