package org.chuishao.embedded.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseIT {
    @Test
    void everyTenantMeetsTheSameServers() {
        try (var first = Lease.acquire();
                var second = Lease.acquire()) {
            assertEquals(first.kafka(), second.kafka());
            assertTrue(Files.exists(first.signingKey()));
        }
    }

    @Test
    void aQuarkusTestGetsADatabaseAndATopicPrefixOfItsOwn() throws Exception {
        var resource = new EmbeddedServers();
        resource.init(Map.of());
        var config = resource.start();
        var another = new EmbeddedServers();
        try {
            assertNotEquals(config.get("chuishao.topic-prefix"), another.start().get("chuishao.topic-prefix"));
            assertTrue(Files.exists(Path.of(config.get("chuishao.test.signing-key"))));
            migrate(config, "create table t (id int)");
            assertThrows(SQLException.class, () -> use(config, "create table u (id int)"));
            assertThrows(SQLException.class, () -> use(config, "select * from t"));
            migrate(config, "grant select on t to chuishao_app");
            use(config, "select * from t");
        } finally {
            another.stop();
            resource.stop();
        }
        assertThrows(SQLException.class, () -> use(config, "select 1"));
    }

    @Test
    void theGatewayNeedsNoDatabase() {
        var resource = new EmbeddedServers();
        resource.init(Map.of("database", "false"));
        try {
            assertFalse(resource.start().containsKey("quarkus.datasource.jdbc.url"));
        } finally {
            resource.stop();
        }
    }

    private static void migrate(Map<String, String> config, String sql) throws SQLException {
        execute(config, "quarkus.flyway.", sql);
    }

    private static void use(Map<String, String> config, String sql) throws SQLException {
        execute(config, "quarkus.datasource.", sql);
    }

    private static void execute(Map<String, String> config, String who, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        config.get("quarkus.datasource.jdbc.url"),
                        config.get(who + "username"),
                        config.get(who + "password"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
