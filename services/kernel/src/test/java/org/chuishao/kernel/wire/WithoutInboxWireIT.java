package org.chuishao.kernel.wire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.chuishao.kernel.KernelWithoutInbox;
import org.chuishao.kernel.testing.WiredServers;
import org.chuishao.kernel.testing.Wires;
import org.junit.jupiter.api.Test;

/** The control of {@link WireIT}: the same bad lines without an inbox, and notes are doubled. */
@QuarkusTest
@TestProfile(KernelWithoutInbox.class)
@WithTestResource(WiredServers.class)
class WithoutInboxWireIT {
    private static final int RUNS = 5;

    Wires wires;

    @Inject
    AgroalDataSource database;

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
}
