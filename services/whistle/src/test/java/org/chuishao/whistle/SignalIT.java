package org.chuishao.whistle;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices report, often; a person decides, once. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SignalIT {
    private static final String ADMIN = person("admin", "340803", Roles.ADMIN);
    private static final String DEVICE = person("camera-platform", "340803", Roles.SIGNAL_SOURCE);
    private static final String OTHER_DEVICE = person("water-level-platform", "340803", Roles.SIGNAL_SOURCE);

    private static final String WHY = "井盖由区城管局管护，社区没有备件。";

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @Inject
    Scheduler jobs;

    private final String cover = "COVER-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void anAsset() {
        publishPapers();
        keep(cover, STATION).statusCode(200).body("created", is(1));
    }

    private static ValidatableResponse keep(String code, String station) {
        return as(ADMIN)
                .body(Map.of(
                        "assets",
                        List.of(Map.of(
                                "code",
                                code,
                                "name",
                                "雨水井盖",
                                "stationCode",
                                station,
                                "location",
                                Map.of("address", "马山路18号", "longitude", 117.03, "latitude", 30.51)))))
                .post("/city-assets/batch")
                .then();
    }

    private ValidatableResponse report() {
        return as(DEVICE)
                .body(Map.of("assetCode", cover, "kind", "COVER_MOVED", "detail", "倾角 37°", "reference", "alarm/88120"))
                .post("/signals")
                .then();
    }

    @Test
    void reportsOfTheSameBecomeOneSignalAndAreCounted() {
        String id = report().statusCode(201)
                .body("times", is(1), "state", is("OPEN"), "asset.location.address", is("马山路18号"), "moves", empty())
                .extract()
                .path("id");
        report().statusCode(200).body("id", is(id), "times", is(2));
        as(DEVICE)
                .body(Map.of("assetCode", cover, "kind", "WATER_LEVEL"))
                .post("/signals")
                .then()
                .statusCode(201)
                .body("id", not(id));
        as(DEPUTY)
                .get("/signals?assetCode=" + cover + "&state=OPEN")
                .then()
                .body("items.kind", contains("WATER_LEVEL", "COVER_MOVED"), "items.times", contains(1, 2));
    }

    /** The other client's report is counted; what it refers to, and what people made of it, is the first one's. */
    @Test
    void oneClientNeitherReadsNorChangesWhatIsAnothers() {
        String id = report().extract().path("id");
        var other = Map.of("assetCode", cover, "kind", "COVER_MOVED", "detail", "无", "reference", "other/1");
        reportedBy(OTHER_DEVICE, other)
                .body("id", is(id), "times", is(2), "detail", is("倾角 37°"), "$", not(hasKey("reference")));
        as(DEPUTY)
                .body(Map.of("kind", "EMERGENCY"))
                .post("/signals/" + id + "/raise")
                .then()
                .statusCode(201);
        reportedBy(OTHER_DEVICE, other)
                .body("id", is(id), "times", is(3), "state", is("RAISED"))
                .body("$", not(hasKey("whistleId")), "$", not(hasKey("decidedBy")), "$", not(hasKey("reference")));
        // decided upon: what was read then is what stays
        reportedBy(DEVICE, Map.of("assetCode", cover, "kind", "COVER_MOVED", "detail", "倾角 2°"))
                .body("id", is(id), "times", is(4), "detail", is("倾角 37°"), "decidedBy", is("deputy"))
                .body("reference", is("alarm/88120"), "whistleId", notNullValue());
        as(DEPUTY)
                .get("/signals/" + id)
                .then()
                .body("detail", is("倾角 37°"), "reference", is("alarm/88120"), "times", is(4));
    }

    private static ValidatableResponse reportedBy(String client, Map<String, String> report) {
        return as(client).body(report).post("/signals").then().statusCode(200);
    }

    @Test
    void whatComesAfterTheWindowIsAnotherSignal() {
        String id = report().extract().path("id");
        travelling(today -> {
            clock.travelTo(today.plus(Duration.ofMinutes(29)));
            report().statusCode(200).body("id", is(id));
            clock.travelTo(today.plus(Duration.ofMinutes(58)));
            report().statusCode(200).body("id", is(id), "times", is(3));
            clock.travelTo(today.plus(Duration.ofMinutes(89)));
            report().statusCode(201).body("id", not(id));
        });
    }

    @Test
    void thirtyDevicesAtOnceMakeOneSignal() throws Exception {
        var ids = new ArrayList<String>();
        try (var devices = Executors.newFixedThreadPool(8)) {
            Callable<String> one = () -> report().extract().path("id");
            for (var id : devices.invokeAll(Collections.nCopies(30, one))) ids.add(id.get());
        }
        assertEquals(1, ids.stream().distinct().count());
        as(DEPUTY).get("/signals/" + ids.getFirst()).then().body("times", is(30));
    }

    @Test
    void onlyAPersonMakesAWhistleOfItPrefilled() {
        String id = report().extract().path("id");
        as(DEPUTY).get("/signals/" + id).then().body("moves", contains("raise", "dismiss"));
        as(DISPATCHER).get("/signals/" + id).then().body("moves", contains("dismiss"));
        String whistle = as(MEMBER)
                .body(Map.of("kind", "EMERGENCY"))
                .post("/signals/" + id + "/raise")
                .then()
                .statusCode(201)
                .body("channel", is("SENSOR"), "stage", is("SUBMITTED"), "station.code", is(STATION))
                .body("location.address", is("马山路18号"), "title", containsString("雨水井盖"))
                .body("description", allOf(containsString(cover), containsString("倾角 37°")))
                .extract()
                .path("id");
        as(DEPUTY)
                .get("/signals/" + id)
                .then()
                .body("state", is("RAISED"), "whistleId", is(whistle), "decidedBy", is("member"), "moves", empty());
        report().statusCode(200).body("id", is(id), "times", is(2));
        refused(
                MEMBER,
                r -> r.body(Map.of("kind", "EMERGENCY")).post("/signals/" + id + "/raise"),
                409,
                "ALREADY_DECIDED");
        refused(DEPUTY, r -> r.body(Map.of("reason", "x")).post("/signals/" + id + "/dismiss"), 409, "ALREADY_DECIDED");
    }

    @Test
    void whatIsReportedAfterItsWhistleHasEndedIsAnotherSignal() {
        String id = report().extract().path("id");
        String whistle = as(DEPUTY)
                .body(Map.of("kind", "EMERGENCY"))
                .post("/signals/" + id + "/raise")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        report().statusCode(200).body("id", is(id), "state", is("RAISED"));
        as(DISPATCHER)
                .body(Map.of("reason", "STATION_MATTER", "note", "村内可以处理。"))
                .post("/whistles/" + whistle + "/reject")
                .then()
                .statusCode(200)
                .body("stage", is("REJECTED"));
        report().statusCode(201).body("id", not(id), "state", is("OPEN"), "times", is(1));
    }

    /** A device that was out of reach sends what it has kept. */
    @Test
    void whatIsOnlyReportedLateIsNoNewSignal() {
        String dismissed = report().extract().path("id");
        String raised = reported("WATER_LEVEL", clock.instant())
                .statusCode(201)
                .extract()
                .path("id");
        travelling(today -> {
            clock.travelTo(today.plus(Duration.ofHours(2)));
            as(DEPUTY)
                    .body(Map.of("reason", "现场查看为误报"))
                    .post("/signals/" + dismissed + "/dismiss")
                    .then()
                    .statusCode(200);
            String whistle = as(DEPUTY)
                    .body(Map.of("kind", "EMERGENCY"))
                    .post("/signals/" + raised + "/raise")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            as(DISPATCHER)
                    .body(Map.of("reason", "STATION_MATTER", "note", "村内可以处理。"))
                    .post("/whistles/" + whistle + "/reject")
                    .then()
                    .statusCode(200);
            clock.travelTo(today.plus(Duration.ofHours(3)));
            var then = today.plus(Duration.ofMinutes(10));
            reported("COVER_MOVED", then).statusCode(200).body("id", is(dismissed), "times", is(2));
            reported("WATER_LEVEL", then).statusCode(200).body("id", is(raised), "times", is(2));
            var now = today.plus(Duration.ofHours(3));
            reported("COVER_MOVED", now).statusCode(201).body("id", not(dismissed));
            reported("WATER_LEVEL", now).statusCode(201).body("id", not(raised));
        });
    }

    /** Nothing falls due meanwhile: a job that began at another time would still be moving whistles in the next test. */
    private void travelling(Consumer<Instant> story) {
        var today = clock.instant();
        jobs.pause();
        try {
            story.accept(today);
        } finally {
            clock.travelTo(today);
            jobs.resume();
        }
    }

    private ValidatableResponse reported(String kind, Instant at) {
        return as(DEVICE)
                .body(Map.of("assetCode", cover, "kind", kind, "at", at.toString()))
                .post("/signals")
                .then();
    }

    @Test
    void whatNobodyHasLookedAtGoesWithItsAsset() {
        String id = report().extract().path("id");
        keep(cover, OTHER_STATION).statusCode(200);
        report().statusCode(200).body("id", is(id), "times", is(2));
        as(OTHER_DEPUTY).get("/signals/" + id).then().statusCode(200);
        refused(DEPUTY, r -> r.get("/signals/" + id), 404, "NOT_FOUND");
    }

    @Test
    void aRetriedRaisingMakesOneWhistle() {
        String id = report().extract().path("id");
        var key = UUID.randomUUID().toString();
        var answers = new ArrayList<String>();
        for (int i = 0; i < 2; i++)
            answers.add(as(DEPUTY)
                    .header("Idempotency-Key", key)
                    .body(Map.of("kind", "ROUTINE", "whyNotInStation", WHY))
                    .post("/signals/" + id + "/raise")
                    .then()
                    .statusCode(201)
                    .extract()
                    .asString());
        assertEquals(answers.get(0), answers.get(1));
    }

    @Test
    void ofManyWhoRaiseAtOnceOneDoes() throws Exception {
        String id = report().extract().path("id");
        var statuses = new ArrayList<Integer>();
        try (var people = Executors.newFixedThreadPool(8)) {
            Callable<Integer> one = () -> as(DEPUTY)
                    .body(Map.of("kind", "ROUTINE", "title", cover, "whyNotInStation", WHY))
                    .post("/signals/" + id + "/raise")
                    .statusCode();
            for (var status : people.invokeAll(Collections.nCopies(8, one))) statuses.add(status.get());
        }
        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertTrue(statuses.stream().allMatch(s -> s == 201 || s == 409), statuses::toString);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from whistle where title = ?")) {
            query.setString(1, cover);
            try (var row = query.executeQuery()) {
                row.next();
                assertEquals(1, row.getInt(1));
            }
        }
    }

    @Test
    void whatIsDismissedHasAReasonAndComesBackAnew() {
        String id = report().extract().path("id");
        refused(DEPUTY, r -> r.body("{}").post("/signals/" + id + "/dismiss"), 400, "INVALID_FIELDS")
                .body("violations.field", contains("reason"));
        as(DISPATCHER)
                .body(Map.of("reason", "现场查看为误报"))
                .post("/signals/" + id + "/dismiss")
                .then()
                .statusCode(200)
                .body("state", is("DISMISSED"), "reason", is("现场查看为误报"));
        report().statusCode(201).body("id", not(id));
    }

    @Test
    void anotherPlacesSignalIsNotThere() {
        String id = report().extract().path("id");
        var before = Footprint.of(database);
        for (var outsider : new String[] {
            OTHER_DEPUTY,
            person("dispatcher-east", "340803002", Roles.DISPATCHER),
            Tokens.of("deputy")
                    .district("340811")
                    .at(STATION)
                    .roles(Roles.STATION_DEPUTY)
                    .token()
        }) {
            refused(outsider, r -> r.get("/signals/" + id), 404, "NOT_FOUND");
            as(outsider).get("/signals").then().body("items.id", not(hasItem(id)));
            refused(outsider, r -> r.body(Map.of("reason", "x")).post("/signals/" + id + "/dismiss"), 404, "NOT_FOUND");
        }
        refused(
                OTHER_DEPUTY,
                r -> r.body(Map.of("kind", "ROUTINE")).post("/signals/" + id + "/raise"),
                404,
                "NOT_FOUND");
        // what it takes, and who may blow what, is as for any whistle, and a refusal leaves the signal as it was
        refused(
                MEMBER,
                r -> r.body(Map.of("kind", "ROUTINE", "whyNotInStation", WHY)).post("/signals/" + id + "/raise"),
                403,
                "NOT_YOUR_MOVE");
        refused(DEPUTY, r -> r.body(Map.of("kind", "ROUTINE")).post("/signals/" + id + "/raise"), 400, "INVALID_FIELDS")
                .body("violations.field", contains("whyNotInStation"));
        assertEquals(before, Footprint.of(database));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                    | assetCode
            {"assetCode": "NOBODY'S", "kind": "X"}                                | assetCode
            {"assetCode": "%s"}                                                   | kind
            {"assetCode": "%s", "kind": "cover moved"}                            | kind
            {"assetCode": "%s", "kind": 7}                                        | kind
            {"assetCode": "%s", "kind": "X", "at": "2999-01-01T00:00:00+08:00"}   | at
            {"assetCode": "%s", "kind": "X", "at": "2020-01-01T00:00:00+08:00"}   | at
            {"assetCode": "%s", "kind": "X", "at": "+999999999-12-31T00:00:00Z"}  | at
            {"assetCode": "%s", "kind": "X", "picture": "data:image/png;base64,"} | picture
            {"assetCode": "%s", "kind": "X", "detail": "a\\u0000b"}               | detail
            """)
    void reportsThatAreWrong(String body, String field) {
        var before = Footprint.of(database);
        refused(DEVICE, r -> r.body(body.formatted(cover)).post("/signals"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void assetsAreARegisterOfTheirOwn() {
        keep(cover, STATION).body("unchanged", is(1));
        as(DEPUTY).get("/city-assets/" + cover).then().statusCode(200).body("name", is("雨水井盖"));
        as(DEPUTY)
                .get("/city-assets?stationCode=" + STATION + "&limit=200")
                .then()
                .body("items.code", hasItem(cover));
        refused(DEPUTY, r -> r.get("/city-assets/NOBODYS"), 404, "NOT_FOUND");
        var before = Footprint.of(database);
        refused(ADMIN, r -> r.body("""
                        {"assets": [{"code": "a b", "name": "", "stationCode": "340803001002", "location": {"address": "a"}}]}""").post("/city-assets/batch"), 400, "INVALID_FIELDS");
        refused(ADMIN, r -> r.body("""
                        {"assets": [{"code": "A", "name": "n", "stationCode": "340803999999", "location": {"address": "a"}}]}""").post("/city-assets/batch"), 400, "INVALID_FIELDS")
                .body("violations.field", contains("assets[0].stationCode"));
        assertEquals(before, Footprint.of(database));
    }
}
