package org.chuishao.kernel.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In production, a database that forgets acknowledged rows in a power cut is refused (quality, "Nothing lost"). */
@Singleton
public class DurableDatabase {
    private static final List<String> NEEDED = List.of("fsync", "full_page_writes", "synchronous_commit");

    @Inject
    AgroalDataSource database;

    void check(@Observes StartupEvent event) throws SQLException {
        if (ConfigUtils.isProfileActive("prod")) refuseForgetful(settings());
    }

    Map<String, String> settings() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var settings = new LinkedHashMap<String, String>();
            for (var setting : NEEDED)
                try (var shown = statement.executeQuery("show " + setting)) {
                    shown.next();
                    settings.put(setting, shown.getString(1));
                }
            return settings;
        }
    }

    static void refuseForgetful(Map<String, String> settings) {
        settings.forEach((setting, value) -> {
            if (value.equals("off"))
                throw new IllegalStateException(
                        "PostgreSQL runs with " + setting + " off: it would lose acknowledged whistles");
        });
    }
}
