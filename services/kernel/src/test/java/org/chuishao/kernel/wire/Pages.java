package org.chuishao.kernel.wire;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.testing.Wires;

/** The pages of a notepad as they are written, and as the listener heard of them. */
final class Pages {
    static final long SEED = Long.getLong("wire.seed", 20261123);
    private static final int PAGES = 3;
    private static final int NOTES = 60;

    /** Answers nobody should get, whatever the lines are like. */
    final Set<Integer> broken = ConcurrentHashMap.newKeySet();
    /** How many writes a fault met: without any, nothing was tried. */
    final AtomicInteger struck = new AtomicInteger();

    private final String token = Tokens.of("writer").token();
    private final DataSource database;

    Pages(DataSource database) {
        this.database = database;
    }

    Response write(String key, String page, String text) {
        return given().auth()
                .oauth2(token)
                .basePath("/api/v1")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(new Notepad.Note(page, text))
                .post("/notepad");
    }

    Response write() {
        return write(UUID.randomUUID().toString(), "p", "x");
    }

    /** @return how long the answer took */
    Duration refused() {
        var begun = Instant.now();
        write().then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .contentType("application/problem+json")
                .body("code", equalTo("SERVICE_UNAVAILABLE"));
        return Duration.between(begun, Instant.now());
    }

    /** So many at the same time. */
    List<Duration> refused(int many) throws Exception {
        var all = new ArrayList<Duration>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var took : people.invokeAll(Collections.<Callable<Duration>>nCopies(many, this::refused)))
                all.add(took.get());
        }
        return all;
    }

    void awaitWell() {
        await().atMost(Duration.ofSeconds(60)).until(() -> write().statusCode() == 201);
    }

    /** Everybody writes while both lines suffer; every note is written again until it is taken. */
    List<String> writeOnBadLines(Wires wires) throws Exception {
        awaitWell();
        var run = UUID.randomUUID().toString().substring(0, 8);
        var names = IntStream.range(0, PAGES).mapToObj(page -> run + "-" + page).toList();
        var done = new AtomicBoolean();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var suffering = people.submit(() -> wires.sufferUntil(done::get, new Random(SEED)));
            var writers = new ArrayList<Callable<Object>>();
            for (var name : names)
                writers.add(Executors.callable(() -> written(name).forEach(note -> writeUntilTaken(name, note))));
            var all = people.invokeAll(writers);
            done.set(true);
            suffering.get();
            for (var writer : all) writer.get();
        }
        return names;
    }

    static List<String> written(String page) {
        return IntStream.range(0, NOTES).mapToObj(n -> page + ":" + n).toList();
    }

    private void writeUntilTaken(String page, String note) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    int status = write(note, page, note).statusCode();
                    if (status != 201) struck.incrementAndGet();
                    if (status != 201 && status != 503 && status != 409) broken.add(status);
                    return status == 201;
                });
    }

    /** What the listener wrote down, in the order it heard it. */
    List<String> heard(String page) {
        return Sql.of("select text from note where text like ? order by id", page + ":%")
                .list(database, Fields::text);
    }
}
