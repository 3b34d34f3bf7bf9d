package org.chuishao.kernel.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelWithoutInbox;
import org.junit.jupiter.api.Test;

/** The control of {@link InboxIT}: the same event three times is three effects. */
@QuarkusTest
@TestProfile(KernelWithoutInbox.class)
@WithTestResource(EmbeddedServers.class)
class WithoutInboxIT {
    @Inject
    AgroalDataSource database;

    @Test
    void anEventToldAgainTakesEffectAgain() {
        var event = UUID.randomUUID();
        var text = "again " + event;
        for (int i = 0; i < 3; i++) Written.send(event, "a", text);
        var written = new Written(database);
        written.awaitLast("a");
        assertEquals(3, written.times(text));
    }
}
