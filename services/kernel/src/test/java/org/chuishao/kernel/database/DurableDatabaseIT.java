package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class DurableDatabaseIT {
    @Inject
    DurableDatabase database;

    /** The tests' own server runs with fsync off: production must not start against the like of it. */
    @Test
    void aServerThatForgetsIsRefused() {
        var refusal = assertThrows(IllegalStateException.class, database::refuseUnlessDurable);
        assertTrue(refusal.getMessage().contains("fsync"), refusal::getMessage);
    }
}
