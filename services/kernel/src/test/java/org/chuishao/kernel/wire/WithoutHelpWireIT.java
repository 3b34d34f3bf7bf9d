package org.chuishao.kernel.wire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.chuishao.kernel.KernelWithoutInbox;
import org.chuishao.kernel.testing.WiredServers;
import org.chuishao.kernel.testing.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The control of {@link WireIT}: the same bad lines without an inbox and a heartbeat; notes are doubled and answers late. */
@QuarkusTest
@TestProfile(WithoutHelpWireIT.WithoutHelp.class)
@WithTestResource(WiredServers.class)
class WithoutHelpWireIT {
    public static class WithoutHelp extends KernelWithoutInbox {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = new HashMap<>(super.getConfigOverrides());
            config.put("chuishao.database.patience", "1h");
            return config;
        }
    }

    private static final int RUNS = 5;

    Wires wires;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void heal() {
        wires.heal();
    }

    @Test
    void onBadLinesNotesAreDoubled() throws Exception {
        var pages = new Pages(database);
        int doubled = 0;
        for (int run = 0; doubled == 0 && run < RUNS; run++)
            for (var page : pages.writeOnBadLines(wires)) {
                var written = Pages.written(page);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> pages.heard(page).containsAll(written));
                doubled += pages.heard(page).size() - written.size();
            }
        assertTrue(doubled > 0, "these faults need no inbox");
    }

    @Test
    void whoeverHasAConnectionWaitsForAnAnswerThatNeverComes() throws Exception {
        var pages = new Pages(database);
        pages.awaitWell();
        wires.database().fallSilent();
        var slowest = Collections.max(pages.refused(WireIT.ALL_CONNECTIONS));
        assertTrue(slowest.compareTo(WireIT.SOON) > 0, () -> "answered in " + slowest + " without a heartbeat");
    }
}
