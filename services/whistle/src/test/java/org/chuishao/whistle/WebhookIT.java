package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other systems are told what they asked for, signed, in order, until they have it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WebhookIT {
    private static final String ADMIN = person("admin", "340803", Roles.ADMIN);
    private static final String HOTLINE = person("hotline", "340803001", Roles.INTEGRATOR);
    private static final String HOUSING = person("housing-it", "HOUSING", Roles.INTEGRATOR);

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @AfterEach
    void forget() {
        made.forEach(id -> as(ADMIN).delete("/webhooks/" + id).then().statusCode(200));
    }

    private String create(String who, Map<String, Object> body) {
        String id = as(who).body(body)
                .post("/webhooks")
                .then()
                .statusCode(201)
                .body("state", is("PAUSED"), "hasSecret", is(false), "moves", contains("secret"))
                .extract()
                .path("id");
        made.add(id);
        return id;
    }

    private static String secretOf(String who, String id) {
        return as(who).post("/webhooks/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    /** Registered, with a secret, and active. */
    private String listening(String who, Receiver receiver, String... events) {
        var id = create(who, Map.of("url", receiver.url(), "events", List.of(events)));
        secretOf(who, id);
        as(who).post("/webhooks/" + id + "/resume").then().statusCode(200).body("state", is("ACTIVE"));
        return id;
    }

    @Test
    void whatIsToldIsSignedAndInOrderAndHoldsNoResident() throws Exception {
        try (var receiver = new Receiver(n -> 204)) {
            var id = create(HOTLINE, Map.of("url", receiver.url()));
            var secret = secretOf(HOTLINE, id);
            as(HOTLINE).post("/webhooks/" + id + "/resume").then().statusCode(200);
            String whistle = raise(
                            DEPUTY, Map.of("itemCode", PIPE, "resident", Map.of("name", "王小明", "phone", "13800005678")))
                    .extract()
                    .path("id");
            await().until(() -> receiver.about(whistle).size() == 2);
            var posts = receiver.about(whistle);
            assertEquals(
                    List.of("whistle-blown.v1", "whistle-dispatched.v1"),
                    posts.stream().map(Receiver.Post::type).toList());
            for (var post : posts) {
                var parts = post.signature().split("[=,]");
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                mac.update((parts[1] + "." + post.body()).getBytes(StandardCharsets.UTF_8));
                assertEquals(HexFormat.of().formatHex(mac.doFinal()), parts[3]);
                var event = ApiSpecs.json(post.body());
                assertEquals(
                        List.of(),
                        ApiSpecs.violations(post.type(), event.path("data").toString()));
                assertEquals("1.0", event.path("specversion").asText());
                assertFalse(post.body().contains("王小明") || post.body().contains("13800005678"));
            }
            as(HOTLINE)
                    .get("/webhooks/" + id + "/deliveries?state=DELIVERED")
                    .then()
                    .body(
                            "items.findAll { it.subject == '" + whistle + "' }.type",
                            contains("whistle-dispatched.v1", "whistle-blown.v1"));
            assertNotEquals(secret, secretOf(HOTLINE, id));
            as(HOTLINE).get("/webhooks/" + id).then().body("$", not(hasKey("secret")));
        }
    }

    @Test
    void everybodyHearsOnlyWhatTheyAskedForAndMaySee() {
        try (var closed = new Receiver(n -> 200);
                var housing = new Receiver(n -> 200);
                var east = new Receiver(n -> 200);
                var all = new Receiver(n -> 200)) {
            listening(ADMIN, closed, "whistle-closed.v1");
            listening(HOUSING, housing);
            listening(person("east", "340803002", Roles.INTEGRATOR), east);
            listening(ADMIN, all);
            String forHousing =
                    raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            String forNobodyYet = raise(DEPUTY, Map.of()).extract().path("id");
            await().until(() -> all.about(forHousing).size() == 2
                    && !all.about(forNobodyYet).isEmpty()
                    && housing.about(forHousing).size() == 2);
            assertEquals(List.of(), housing.about(forNobodyYet));
            assertEquals(List.of(), east.posts());
            assertEquals(List.of(), closed.posts());
        }
    }

    @Test
    void aFailureIsTriedAgainAndNothingOvertakesIt() {
        try (var receiver = new Receiver(n -> n == 1 ? 500 : 200)) {
            var id = listening(ADMIN, receiver);
            String whistle = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            await().until(() -> !receiver.posts().isEmpty());
            await().untilAsserted(() -> as(ADMIN)
                    .get("/webhooks/" + id + "/deliveries?state=WAITING")
                    .then()
                    .body("items", hasSize(2), "items[1].status", is(500), "items[1].error", is("HTTP 500")));
            as(ADMIN).get("/webhooks/" + id).then().body("failingSince", notNullValue());
            later(
                    Duration.ofSeconds(11),
                    () -> await().until(() -> receiver.about(whistle).size() == 3));
            var posts = receiver.about(whistle);
            assertEquals(posts.get(0).delivery(), posts.get(1).delivery());
            assertEquals(posts.get(0).id(), posts.get(1).id());
            assertEquals("2", posts.get(1).attempt());
            assertEquals(
                    List.of("whistle-blown.v1", "whistle-blown.v1", "whistle-dispatched.v1"),
                    posts.stream().map(Receiver.Post::type).toList());
            await().untilAsserted(() -> as(ADMIN).get("/webhooks/" + id).then().body("$", not(hasKey("failingSince"))));
        }
    }

    @Test
    void whoFailsForDaysIsDisabledAndToldWhy() {
        try (var receiver = new Receiver(n -> 503)) {
            var id = listening(ADMIN, receiver, "whistle-blown.v1");
            raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
            await().untilAsserted(() -> as(ADMIN).get("/webhooks/" + id).then().body("failingSince", notNullValue()));
            later(
                    Duration.ofDays(3).plusMinutes(1),
                    () -> await().untilAsserted(() -> as(ADMIN)
                            .get("/webhooks/" + id)
                            .then()
                            .body("state", is("DISABLED"), "reason", containsString("503"))));
            as(ADMIN)
                    .post("/webhooks/" + id + "/resume")
                    .then()
                    .body("state", is("ACTIVE"), "$", not(hasKey("reason")));
        }
    }

    @Test
    void aRedirectIsAFailureAndFollowedNowhere() {
        try (var receiver = new Receiver(n -> 302)) {
            var id = listening(ADMIN, receiver, "whistle-blown.v1");
            raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
            await().untilAsserted(() -> as(ADMIN)
                    .get("/webhooks/" + id + "/deliveries")
                    .then()
                    .body("items[0].status", is(302), "items[0].error", containsString("redirect")));
            assertEquals(List.of(), receiver.elsewhere());
        }
    }

    /** A broker that is filled again tells what nobody listened to when it happened. */
    @Test
    void whatHappenedWhileItWasPausedIsNotSent() throws Exception {
        try (var receiver = new Receiver(n -> 204)) {
            String before = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            await().until(() -> told(before) == 2);
            listening(ADMIN, receiver);
            try (var connection = database.getConnection();
                    var again = connection.prepareStatement(
                            "update outbox set published_at = null where aggregateid = ?")) {
                again.setString(1, before);
                assertEquals(2, again.executeUpdate());
            }
            await().until(() -> told(before) == 4);
            String after = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            await().until(() -> receiver.about(after).size() == 2);
            assertEquals(List.of(), receiver.about(before));
        }
    }

    private static long told(String whistle) {
        return TestBroker.received("whistle").stream()
                .filter(event -> event.key().equals(whistle))
                .count();
    }

    @Test
    void theTestButtonSendsOnePingEvenWhilePaused() {
        try (var receiver = new Receiver(n -> n == 1 ? 200 : 500)) {
            var id = create(ADMIN, Map.of("url", receiver.url()));
            refused(ADMIN, r -> r.post("/webhooks/" + id + "/test"), 409, "NO_SECRET");
            refused(ADMIN, r -> r.post("/webhooks/" + id + "/resume"), 409, "NO_SECRET");
            secretOf(ADMIN, id);
            as(ADMIN).post("/webhooks/" + id + "/test").then().statusCode(202).body("type", is("ping"));
            await().until(() -> receiver.posts().size() == 1);
            as(ADMIN).post("/webhooks/" + id + "/test").then().statusCode(202);
            await().untilAsserted(() -> as(ADMIN)
                    .get("/webhooks/" + id + "/deliveries")
                    .then()
                    .body("items.state", contains("GIVEN_UP", "DELIVERED")));
            as(ADMIN).get("/webhooks/" + id).then().body("state", is("PAUSED"), "$", not(hasKey("failingSince")));
        }
    }

    @Test
    void oneUnitsWebhookIsNotThereForAnother() {
        try (var receiver = new Receiver(n -> 200)) {
            var id = create(HOTLINE, Map.of("url", receiver.url()));
            var before = Footprint.of(database);
            for (var outsider : new String[] {
                HOUSING,
                person("east", "340803002", Roles.INTEGRATOR),
                Tokens.of("admin")
                        .district("340811")
                        .at("340811")
                        .roles(Roles.ADMIN)
                        .token()
            }) {
                as(outsider).get("/webhooks").then().statusCode(200).body("items.id", not(hasItem(id)));
                refused(outsider, r -> r.get("/webhooks/" + id), 404, "NOT_FOUND");
                refused(outsider, r -> r.get("/webhooks/" + id + "/deliveries"), 404, "NOT_FOUND");
                for (var move : new String[] {"secret", "test", "resume", "pause"})
                    refused(outsider, r -> r.post("/webhooks/" + id + "/" + move), 404, "NOT_FOUND");
                refused(outsider, r -> r.delete("/webhooks/" + id), 404, "NOT_FOUND");
            }
            assertEquals(before, Footprint.of(database));
            as(ADMIN).get("/webhooks").then().body("items.id", hasItem(id));
        }
    }

    @Test
    void whatIsDeletedIsGoneAtOnceAndItsLogSoon() throws Exception {
        try (var receiver = new Receiver(n -> 200)) {
            var id = listening(ADMIN, receiver);
            as(ADMIN).post("/webhooks/" + id + "/test").then().statusCode(202);
            made.remove(id);
            as(ADMIN)
                    .delete("/webhooks/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", is("ACTIVE"), "hasSecret", is(true));
            for (var path : List.of("", "/deliveries"))
                refused(ADMIN, r -> r.get("/webhooks/" + id + path), 404, "NOT_FOUND");
            for (var move : List.of("secret", "test", "resume", "pause"))
                refused(ADMIN, r -> r.post("/webhooks/" + id + "/" + move), 404, "NOT_FOUND");
            refused(ADMIN, r -> r.delete("/webhooks/" + id), 404, "NOT_FOUND");
            as(ADMIN).get("/webhooks").then().body("items.id", not(hasItem(id)));
            var log = "select 1 from webhook_delivery where webhook_id = ?";
            assertTrue(Sql.of(log, UUID.fromString(id))
                    .first(database, row -> true)
                    .isPresent());
            assertTrue(Sql.of("select 1 from webhook where id = ? and secret is null", UUID.fromString(id))
                    .first(database, row -> true)
                    .isPresent());
        }
    }

    @Test
    void theSecretLiesSealed() throws Exception {
        try (var receiver = new Receiver(n -> 200)) {
            var id = create(ADMIN, Map.of("url", receiver.url()));
            var secret = secretOf(ADMIN, id);
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("select secret from webhook where id = ?")) {
                query.setObject(1, UUID.fromString(id));
                try (var row = query.executeQuery()) {
                    assertTrue(row.next());
                    assertFalse(new String(row.getBytes(1), StandardCharsets.ISO_8859_1).contains(secret));
                }
            }
        }
    }

    /** Sealed with a key that is lost, or cut off: its owner reads why nothing comes, and mends it alone. */
    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void aSecretThatCannotBeReadStopsItsOwnWebhookOnly(int length) {
        try (var damaged = new Receiver(n -> 204);
                var well = new Receiver(n -> 204)) {
            var id = listening(ADMIN, damaged);
            listening(ADMIN, well);
            Sql.of("update webhook set secret = ? where id = ?", new byte[length], UUID.fromString(id))
                    .change(database);
            String whistle = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            await().until(() -> well.about(whistle).size() == 2);
            await().untilAsserted(() -> as(ADMIN)
                    .get("/webhooks/" + id + "/deliveries?state=WAITING")
                    .then()
                    .body("items.error", hasItem(containsString("The secret cannot be read"))));
            as(ADMIN).get("/webhooks/" + id).then().body("moves", hasItem("secret"), "failingSince", notNullValue());
            assertEquals(List.of(), damaged.posts());
            secretOf(ADMIN, id);
            later(
                    Duration.ofSeconds(11),
                    () -> await().until(() -> damaged.about(whistle).size() == 2));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | url
            {"url": ""}                                                     | url
            {"url": 7}                                                      | url
            {"url": "gopher://example.org/"}                                | url
            {"url": "http://u:p@127.0.0.1/"}                                | url
            {"url": "http://127.0.0.1/#x"}                                  | url
            {"url": "http://nowhere.invalid/"}                              | url
            {"url": "http://127.0.0.1/", "events": ["whistle-eaten.v1"]}    | events[0]
            {"url": "http://127.0.0.1/", "events": [null]}                  | events[0]
            {"url": "http://127.0.0.1/", "events": "all"}                   | events
            {"url": "http://127.0.0.1/", "unit": "340803002"}               | unit
            {"url": "http://127.0.0.1/", "unit": "HOUSING"}                 | unit
            {"url": "http://127.0.0.1/", "unit": ""}                        | unit
            {"url": "http://127.0.0.1/", "secret": "mine"}                  | secret
            """)
    void registrationsThatAreWrong(String body, String field) {
        var before = Footprint.of(database);
        refused(HOTLINE, r -> r.body(body).post("/webhooks"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
        assertEquals(before, Footprint.of(database));
    }

    private void later(Duration by, Runnable story) {
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(by));
            story.run();
        } finally {
            clock.travelTo(today);
        }
    }
}
