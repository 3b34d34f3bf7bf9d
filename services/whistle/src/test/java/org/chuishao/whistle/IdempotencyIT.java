package org.chuishao.whistle;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is sent again with its key is answered again and has one effect. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class IdempotencyIT {
    private static final int CLIENTS = 64;

    /** Answers that say "unknown, ask again": none of them had an effect. */
    private static final Set<Integer> AGAIN = Set.of(409, 503);

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @Test
    void theSameRequestIsAnsweredTheSameAndHasOneEffect() {
        var key = UUID.randomUUID().toString();
        var body = whistle(Map.of("title", key, "itemCode", PIPE));
        var first = as(DEPUTY).header("Idempotency-Key", key).body(body).post("/whistles");
        assertEquals(201, first.statusCode());
        var before = Footprint.of(database);
        var second = as(DEPUTY).header("Idempotency-Key", key).body(body).post("/whistles");
        assertEquals(first.asString(), second.asString());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", allOf(notNullValue(), is(first.header("ETag"))))
                .contentType("application/json");
        assertEquals(before, Footprint.of(database));
        // another person's key of the same name is another key
        as(HEAD).header("Idempotency-Key", key)
                .body(body)
                .post("/whistles")
                .then()
                .statusCode(201)
                .body("id", not(first.<String>path("id")));
    }

    @Test
    void aKeyTakenForAnotherRequestIsRefused() {
        var key = UUID.randomUUID().toString();
        as(DEPUTY)
                .header("Idempotency-Key", key)
                .body(whistle(Map.of()))
                .post("/whistles")
                .then()
                .statusCode(201);
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        var before = Footprint.of(database);
        refused(
                DEPUTY,
                r -> r.header("Idempotency-Key", key)
                        .body(whistle(Map.of("title", "另一件事")))
                        .post("/whistles"),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        refused(
                DEPUTY,
                r -> r.header("Idempotency-Key", key).post("/whistles/" + draft + "/blow"),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        assertEquals(before, Footprint.of(database));
    }

    /** It used to be remembered, so that a second reading was answered by the first; a list that is no Response was a 500. */
    @Test
    void aKeyMeansNothingToWhoeverReads() {
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        var before = Footprint.of(database);
        for (var address : new String[] {"/linkage-centres", "/workflow-policies", "/whistles/" + draft})
            for (int i = 0; i < 2; i++)
                as(DEPUTY)
                        .header("Idempotency-Key", "\"")
                        .get(address)
                        .then()
                        .statusCode(200)
                        .header("Idempotency-Replayed", nullValue());
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey() {
        var key = UUID.randomUUID().toString();
        refused(
                DEPUTY,
                r -> r.header("Idempotency-Key", key)
                        .body(whistle(Map.of("itemCode", "NONE")))
                        .post("/whistles"),
                400,
                "INVALID_FIELDS");
        as(DEPUTY)
                .header("Idempotency-Key", key)
                .body(whistle(Map.of()))
                .post("/whistles")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "\t"})
    void aMalformedKeyIsRefused(String key) {
        refusedKey(key);
    }

    @Test
    void aKeyHasALength() {
        refusedKey("k".repeat(201));
        as(DEPUTY)
                .header("Idempotency-Key", UUID.randomUUID() + "k".repeat(200 - 36))
                .body(whistle(Map.of()))
                .post("/whistles")
                .then()
                .statusCode(201);
    }

    private static void refusedKey(String key) {
        refused(
                DEPUTY,
                r -> r.header("Idempotency-Key", key).body(whistle(Map.of())).post("/whistles"),
                400,
                "MALFORMED_IDEMPOTENCY_KEY");
    }

    @Test
    void sixtyFourRetriesAtOnceMakeOneWhistle() throws Exception {
        var key = UUID.randomUUID().toString();
        var answers = atOnce(() -> as(DEPUTY)
                .header("Idempotency-Key", key)
                .body(whistle(Map.of("title", key)))
                .post("/whistles"));
        assertEquals(1, whistlesTitled(key));
        var ids = new TreeSet<String>();
        for (var answer : answers) {
            if (answer.statusCode() == 201) ids.add(answer.path("id"));
            else assertTrue(AGAIN.contains(answer.statusCode()), answer::asString);
        }
        assertEquals(1, ids.size());
    }

    /** The control: without the key the same storm makes as many whistles as were acknowledged. */
    @Test
    void withoutTheKeyTheyMakeMany() throws Exception {
        var title = UUID.randomUUID().toString();
        var answers =
                atOnce(() -> as(DEPUTY).body(whistle(Map.of("title", title))).post("/whistles"));
        long made = answers.stream().filter(a -> a.statusCode() == 201).count();
        assertTrue(made > 1, () -> made + " acknowledged");
        assertEquals(made, whistlesTitled(title));
    }

    private static List<Response> atOnce(Callable<Response> request) throws Exception {
        var ready = new CountDownLatch(CLIENTS);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            Callable<Response> together = () -> {
                ready.countDown();
                ready.await();
                return request.call();
            };
            var sent = Stream.generate(() -> clients.submit(together))
                    .limit(CLIENTS)
                    .toList();
            var answers = new ArrayList<Response>();
            for (var answer : sent) answers.add(answer.get());
            return answers;
        }
    }

    private int whistlesTitled(String title) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from whistle where title = ?")) {
            query.setString(1, title);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
