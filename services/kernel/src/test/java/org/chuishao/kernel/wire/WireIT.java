package org.chuishao.kernel.wire;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a service promises when the lines to its servers are bad: 503 soon, recovery by itself, nothing lost or doubled. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(WiredServers.class)
class WireIT {
    private static final Duration SOON = Duration.ofSeconds(2);
    /** A silent line cannot be told from a slow one before this (socketTimeout, 20 s in production). */
    private static final Duration SILENCE = Duration.ofSeconds(WiredServers.SILENCE_SECONDS);
    /** What the machine may add to a measured time. */
    private static final Duration SLACK = Duration.ofMillis(1500);

    private static final long SEED = Long.getLong("wire.seed", 20261123);
    private static final int PAGES = 3;
    private static final int NOTES = 25;

    private final String token = Tokens.of("writer").token();

    private final Set<Integer> broken = ConcurrentHashMap.newKeySet();

    Wires wires;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void heal() {
        wires.heal();
    }

    private Response write(String key, String page, String text) {
        return given().auth()
                .oauth2(token)
                .basePath("/api/v1")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(new Notepad.Note(page, text))
                .post("/notepad");
    }

    private Response write() {
        return write(UUID.randomUUID().toString(), "p", "x");
    }

    private void awaitWell() {
        await().atMost(Duration.ofSeconds(60)).until(() -> write().statusCode() == 201);
    }

    private void refusedWithin(Duration time) {
        var begun = Instant.now();
        write().then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .contentType("application/problem+json")
                .body("code", equalTo("SERVICE_UNAVAILABLE"));
        var took = Duration.between(begun, Instant.now());
        assertTrue(took.compareTo(time.plus(SLACK)) < 0, () -> "the answer took " + took);
    }

    @Test
    void aDatabaseThatIsAwayIs503AtOnceAndComesBackByItself() {
        awaitWell();
        wires.database().refuse();
        for (int i = 0; i < 4; i++) refusedWithin(SOON);
        wires.database().heal();
        awaitWell();
    }

    @Test
    void aConnectionThatWasCutIsOneAnswerAtMost() {
        awaitWell();
        wires.database().cut();
        awaitWell();
    }

    @Test
    void aSilentDatabaseIs503AndComesBackByItself() {
        awaitWell();
        wires.database().fallSilent();
        refusedWithin(SILENCE);
        wires.database().heal();
        awaitWell();
    }

    @Test
    void aSlowLineIsOnlySlow() {
        awaitWell();
        wires.database().delay(Duration.ofMillis(40));
        assertEquals(201, write().statusCode());
    }

    @Test
    void writingGoesOnWhileTheBrokerIsSilentOrAway() throws Exception {
        var page = UUID.randomUUID().toString();
        awaitWell();
        wires.kafka().fallSilent();
        assertEquals(201, write("a" + page, page, page + ":0").statusCode());
        wires.kafka().refuse();
        assertEquals(201, write("b" + page, page, page + ":1").statusCode());
        wires.kafka().heal();
        await().atMost(Duration.ofSeconds(60)).until(() -> heard(page).size() == 2);
        assertEquals(List.of(page + ":0", page + ":1"), heard(page));
    }

    /** Both lines suffer whatever a seed draws while everybody writes; each note is heard once, each page in its order. */
    @Test
    void nothingIsLostDoubledOrOvertakenOnBadLines() throws Exception {
        awaitWell();
        var run = UUID.randomUUID().toString().substring(0, 8);
        var done = new AtomicBoolean();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var saboteur = people.submit(() -> sabotage(new Random(SEED), done));
            var writers = new ArrayList<Future<?>>();
            for (int page = 0; page < PAGES; page++) {
                var name = run + "-" + page;
                writers.add(people.submit(() -> IntStream.range(0, NOTES).forEach(n -> writeUntilTaken(name, n))));
            }
            for (var writer : writers) writer.get();
            done.set(true);
            saboteur.get();
        }
        wires.heal();
        assertEquals(Set.of(), broken, "answers other than 201, 503 and 409");
        for (int page = 0; page < PAGES; page++) {
            var name = run + "-" + page;
            await().atMost(Duration.ofSeconds(60)).until(() -> heard(name).size() >= NOTES);
            assertEquals(
                    IntStream.range(0, NOTES).mapToObj(n -> name + ":" + n).toList(),
                    heard(name),
                    "-Dwire.seed=" + SEED);
        }
    }

    private void writeUntilTaken(String page, int n) {
        var key = page + "-" + n;
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    int status = write(key, page, page + ":" + n).statusCode();
                    if (status != 201 && status != 503 && status != 409) broken.add(status);
                    return status == 201;
                });
    }

    private void sabotage(Random random, AtomicBoolean done) {
        while (!done.get()) {
            var wire = random.nextBoolean() ? wires.database() : wires.kafka();
            switch (random.nextInt(4)) {
                case 0 -> wire.cut();
                case 1 -> wire.fallSilent();
                case 2 -> wire.refuse();
                default -> wire.delay(Duration.ofMillis(random.nextInt(1, 30)));
            }
            LockSupport.parkNanos(random.nextLong(20_000_000, 400_000_000));
            wire.heal();
            LockSupport.parkNanos(random.nextLong(20_000_000, 300_000_000));
        }
    }

    /** What the listener wrote down, in the order it heard it. */
    private List<String> heard(String page) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select text from note where text like ? order by id")) {
            query.setString(1, page + ":%");
            try (var found = query.executeQuery()) {
                var texts = new ArrayList<String>();
                while (found.next()) texts.add(found.getString(1));
                return texts;
            }
        }
    }
}
