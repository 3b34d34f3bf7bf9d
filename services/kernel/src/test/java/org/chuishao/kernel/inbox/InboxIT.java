package org.chuishao.kernel.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class InboxIT {
    @Inject
    AgroalDataSource database;

    @Test
    void anEventToldAgainTakesEffectOnce() {
        var event = UUID.randomUUID();
        var text = "again " + event;
        for (int i = 0; i < 3; i++) Written.send(event, "a", text);
        var written = new Written(database);
        written.awaitLast("a");
        assertEquals(1, written.times(text));
    }

    @Test
    void anEventThatCannotBeHandledGoesToTheDeadLettersAndLaterOnesGoOn() {
        var poison = "poison " + UUID.randomUUID();
        var written = new Written(database);
        Written.send(UUID.randomUUID(), "p", "before " + poison);
        var event = UUID.randomUUID();
        Written.send(event, "p", poison);
        Written.send(UUID.randomUUID(), "p", "after " + poison);
        written.awaitLast("p");
        assertEquals(1, written.times("before " + poison));
        assertEquals(1, written.times("after " + poison));
        assertEquals(0, written.times(poison), "a failed effect is undone as a whole");
        var letter = await().until(
                        () -> TestBroker.received("notes-dlq").stream()
                                .filter(r -> r.data().contains(event.toString()))
                                .toList(),
                        found -> !found.isEmpty());
        assertEquals(1, letter.size());
        var told = ApiSpecs.json(letter.getFirst().data());
        assertEquals("notes", told.path("consumer").asText());
        assertTrue(told.path("reason").asText().contains("cannot be written"));
        assertEquals(poison, told.at("/event/data/text").asText());
        assertEquals("note-written.v1", letter.getFirst().type());
        assertEquals("p", letter.getFirst().key());
    }

    @Test
    void whatIsNoEventAtAllStopsNobody() {
        TestBroker.send("note", "n", "note-written.v1", "no json");
        new Written(database).awaitLast("n");
    }
}
