package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.DEPUTY;
import static org.chuishao.whistle.Village.PIPE;
import static org.chuishao.whistle.Village.as;
import static org.chuishao.whistle.Village.publishPapers;
import static org.chuishao.whistle.Village.whistle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.WiredServers;
import org.chuishao.kernel.testing.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whistles blown while the lines to PostgreSQL and Kafka are cut, silent, half open and slow. What keeps them single is the key each is
 * blown under again: {@link #underAnotherKeyEachTimeItIsThereTwice} is the control. That they are told once is the inbox's, whose control
 * is the kernel's WithoutHelpWireIT.
 */
@QuarkusTest
@WithTestResource(WiredServers.class)
class BadLinesIT {
    private static final long SEED = Long.getLong("wire.seed", 20261130);
    private static final int BLOWERS = 4;
    /** Each goes on until as many faults were met. */
    private static final int FAULTS = 3;

    private static final int WHISTLES = 8;
    private static final int MOST = 300;

    private final String run = UUID.randomUUID().toString();
    private final AtomicInteger struck = new AtomicInteger();

    Wires wires;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void heal() {
        wires.heal();
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndToldInItsOrder() throws Exception {
        publishPapers();
        var acknowledged = blowOnBadLines();
        assertTrue(struck.get() >= FAULTS, "hardly a fault struck");
        assertEquals(acknowledged, there());
        var all = List.of("whistle-blown.v1", "whistle-dispatched.v1");
        await().untilAsserted(() -> {
            var told = told();
            for (var id : acknowledged) assertEquals(all, told.get(id));
        });
    }

    private List<String> blowOnBadLines() throws Exception {
        var done = new AtomicBoolean();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var suffering = people.submit(() -> wires.sufferUntil(done::get, new Random(SEED)));
            var blowers = new ArrayList<Callable<List<String>>>();
            for (int blower = 0; blower < BLOWERS; blower++) {
                var title = run + "-" + blower + "-";
                blowers.add(() -> blow(title));
            }
            var ids = new ArrayList<String>();
            var all = people.invokeAll(blowers);
            done.set(true);
            suffering.get();
            for (var blown : all) ids.addAll(blown.get());
            Collections.sort(ids);
            return ids;
        }
    }

    private List<String> blow(String title) {
        var ids = new ArrayList<String>();
        for (int n = 0; n < WHISTLES || struck.get() < FAULTS && n < MOST; n++) {
            var each = title + n;
            ids.add(blowUntilTaken(each, () -> each));
        }
        return ids;
    }

    @Test
    void whatWasCommittedAndNeverAnsweredIsThereOnce() {
        assertEquals(List.of(blownAgain(() -> run)), there());
    }

    /** The control: the same blower, who does not say that it is the same whistle. */
    @Test
    void underAnotherKeyEachTimeItIsThereTwice() {
        var acknowledged = blownAgain(() -> UUID.randomUUID().toString());
        var there = there();
        assertTrue(there.contains(acknowledged), there::toString);
        assertTrue(there.size() > 1, "nothing is doubled: whatever keeps a whistle single is not its key");
    }

    /** Blown until it is there and nobody was told so, and then until somebody is. */
    private String blownAgain(Supplier<String> key) {
        publishPapers();
        await().until(() -> {
            wires.database().loseCommits();
            assertNull(blowOnce(run, key.get()), "a commit was answered");
            wires.heal();
            return !there().isEmpty();
        });
        return blowUntilTaken(run, key);
    }

    /** The test's own connections were cut, too. */
    private List<String> there() {
        return await().ignoreException(IllegalStateException.class)
                .until(
                        () -> Sql.of("select id::text from whistle where title like ? order by id", run + "%")
                                .list(database, Fields::text),
                        Objects::nonNull);
    }

    private String blowUntilTaken(String title, Supplier<String> key) {
        return await().pollInterval(Duration.ofMillis(50)).until(() -> blowOnce(title, key.get()), id -> id != null);
    }

    /** Null when the answer is to ask again. */
    private String blowOnce(String title, String key) {
        var answer = as(DEPUTY)
                .header("Idempotency-Key", key)
                .body(whistle(Map.of("title", title, "itemCode", PIPE)))
                .post("/whistles");
        if (answer.statusCode() == 201) return answer.path("id");
        assertTrue(List.of(409, 503).contains(answer.statusCode()), answer::asString);
        struck.incrementAndGet();
        return null;
    }

    /** What was told of each whistle, in the order it came; a relay that did not hear the broker's answer tells it again. */
    private Map<String, List<String>> told() {
        var once = new LinkedHashMap<String, TestBroker.Received>();
        TestBroker.received("whistle")
                .forEach(event -> once.putIfAbsent(event.headers().get("ce_id"), event));
        return once.values().stream()
                .collect(Collectors.groupingBy(
                        TestBroker.Received::key, Collectors.mapping(TestBroker.Received::type, Collectors.toList())));
    }
}
