package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class DurableDatabaseIT {
    @Inject
    DurableDatabase database;

    /** The tests' own server runs with all of it off: production must not start against the like of it. */
    @Test
    void whatTheServerSaysIsRead() throws SQLException {
        assertEquals(
                Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"), database.settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aServerThatForgetsIsRefused(String setting) throws SQLException {
        var settings = database.settings();
        settings.replaceAll((name, value) -> name.equals(setting) ? value : "on");
        var refusal = assertThrows(IllegalStateException.class, () -> DurableDatabase.refuseForgetful(settings));
        assertTrue(refusal.getMessage().contains(setting), refusal::getMessage);
    }

    @Test
    void aServerThatForgetsNothingIsTaken() throws SQLException {
        var settings = database.settings();
        settings.replaceAll((name, value) -> "on");
        DurableDatabase.refuseForgetful(settings);
    }
}
