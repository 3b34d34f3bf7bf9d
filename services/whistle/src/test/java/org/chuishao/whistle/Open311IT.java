package org.chuishao.whistle;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Statements;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any Open311 client can ask for what the catalogue offers; a station decides what becomes of it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class Open311IT {
    private static final String HERE = "?jurisdiction_id=340803";

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static RequestSpecification open311() {
        return given().basePath("/open311/v2");
    }

    /** A good request with some fields changed; null leaves one out. */
    private static RequestSpecification form(Map<String, String> changes) {
        var form = new HashMap<>(Map.of(
                "api_key", "secret-of-tests",
                "service_code", PIPE,
                "description", "门前污水外溢，请尽快处理。",
                "address_string", "马山路18号",
                "lat", "30.51",
                "long", "117.03",
                "first_name", "小明",
                "last_name", "王",
                "phone", "13800005678",
                "email", "wang@example.org"));
        form.putAll(changes);
        form.values().removeIf("-"::equals);
        return open311()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form);
    }

    private static ValidatableResponse post(Map<String, String> changes) {
        return form(changes).post("/requests.json" + HERE).then();
    }

    /** Words of its own each time: the same ones would be the same request. */
    private static String posted() {
        return post(Map.of("description", "门前污水外溢，请尽快处理。" + UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .path("[0].service_request_id");
    }

    @Test
    void theServicesAreTheCataloguesItems() {
        open311()
                .get("/services.json" + HERE)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("service_code", hasItems(PIPE, COLLAPSE), "metadata", everyItem(is(false)));
        open311()
                .get("/services.xml" + HERE)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/xml"))
                .body("services.service.find { it.service_code == '" + PIPE + "' }.service_name", is("排水管破裂"));
        open311()
                .get("/services/" + PIPE + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("service_code", is(PIPE));
        open311()
                .get("/services/" + PIPE + ".xml" + HERE)
                .then()
                .statusCode(200)
                .body("service_definition.service_code", is(PIPE));
        open311()
                .get("/services.json?jurisdiction_id=340811")
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    /** However many ask in whichever form, the catalogue is read once a minute: here in three pages, and one that is empty. */
    @Test
    void theListOfServicesIsWrittenOnceForAllWhoAsk() throws Exception {
        var there = "?jurisdiction_id=340873";
        Sql.of("""
                        insert into known_item (district, code, version, name, lead, on_call, active)
                        select '340873', 'S-' || to_char(n, 'FM0000'), 1, '路灯<&"不亮𠮷' || n, 'URBAN', '{}', n < 2500
                        from generate_series(0, 2500) as n""").change(database);
        Callable<String> json = () -> open311().get("/services.json" + there).asString();
        Callable<String> xml = () -> open311().get("/services.xml" + there).asString();
        var answers = new HashSet<String>();
        var asked = Statements.during(database, () -> {
            try (var strangers = Executors.newFixedThreadPool(8)) {
                for (var answer : strangers.invokeAll(List.of(json, xml, json, xml, json, xml, json, xml)))
                    answers.add(answer.get());
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(2, answers.size());
        assertEquals(4, asked.saying("from known_item where district"), asked::toString);

        var list = JsonPath.from(json.call());
        assertEquals(2500, new HashSet<>(list.getList("service_code")).size());
        assertEquals(
                Map.of(
                        "service_code", "S-1000",
                        "service_name", "路灯<&\"不亮𠮷1000",
                        "description", "路灯<&\"不亮𠮷1000",
                        "metadata", false,
                        "type", "realtime",
                        "keywords", "",
                        "group", "URBAN"),
                list.getMap("[1000]"));
        var elements = XmlPath.from(xml.call());
        assertEquals(list.getList("service_code"), elements.getList("services.service.service_code"));
        assertEquals("路灯<&\"不亮𠮷2499", elements.getString("services.service[2499].service_name"));

        Sql.of("update known_item set name = '路灯改造' where district = '340873' and code = 'S-0000'")
                .change(database);
        var today = clock.instant();
        try {
            clock.travelTo(today.plusSeconds(50));
            assertEquals("路灯<&\"不亮𠮷0", JsonPath.from(json.call()).getString("[0].service_name"));
            clock.travelTo(today.plusSeconds(61));
            assertEquals("路灯改造", JsonPath.from(json.call()).getString("[0].service_name"));
            assertEquals("路灯改造", XmlPath.from(xml.call()).getString("services.service[0].service_name"));
        } finally {
            clock.travelTo(today);
        }
    }

    @Test
    void whatIsPostedIsADraftAtTheStationAndAPersonBlowsIt() {
        var number = posted();
        String id = as(DEPUTY)
                .get("/whistles?number=" + number)
                .then()
                .body(
                        "items[0].stage",
                        is("DRAFT"),
                        "items[0].channel",
                        is("OPEN311"),
                        "items[0].station.code",
                        is(STATION))
                .body("items[0].resident.name", is("王**"), "items[0].moves", hasItems("blow", "withdraw"))
                .extract()
                .path("items[0].id");
        open311()
                .get("/requests/" + number + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("[0].status", is("open"), "[0].status_notes", is("工作站研判中"), "[0].service_code", is(PIPE));
        as(DEPUTY)
                .body(Map.of("whyNotInStation", "管网由区住建局管理，社区没有维修权限。"))
                .post("/whistles/" + id + "/blow")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"), "whyNotInStation", startsWith("管网"));
        open311()
                .get("/requests/" + number + ".json" + HERE)
                .then()
                .body(
                        "[0].status",
                        is("open"),
                        "[0].status_notes",
                        is("已派单"),
                        "[0].agency_responsible",
                        is("HOUSING局"));
        as(DEPUTY)
                .body(Map.of("note", "居民已自行修复。"))
                .post("/whistles/" + id + "/withdraw")
                .then()
                .statusCode(200);
        open311()
                .get("/requests.xml" + HERE + "&service_request_id=" + number)
                .then()
                .body(
                        "service_requests.request.status",
                        is("closed"),
                        "service_requests.request.lat",
                        is("30.51"),
                        "service_requests.request.address",
                        is(""));
    }

    /** Clients ask for what changed since they last asked. */
    @Test
    void whatPeopleMoveIsUpdatedThen() {
        var number = posted();
        String id =
                as(DEPUTY).get("/whistles?number=" + number).then().extract().path("items[0].id");
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(Duration.ofHours(2)));
            as(DEPUTY)
                    .body(Map.of("note", "居民已自行修复。"))
                    .post("/whistles/" + id + "/withdraw")
                    .then()
                    .statusCode(200);
        } finally {
            clock.travelTo(today);
        }
        open311()
                .get("/requests/" + number + ".json" + HERE)
                .then()
                .body(
                        "[0].status",
                        is("closed"),
                        "[0].requested_datetime",
                        startsWith("2026-11-18T10:"),
                        "[0].updated_datetime",
                        startsWith("2026-11-18T12:"));
    }

    @Test
    void anAddressIsShownWhereItIsARegisters() {
        as(person("admin", "340803", "admin"))
                .body(Map.of("assets", List.of(asset("DG-311-9", STATION, 117.0900, true))))
                .post("/city-assets/batch")
                .then()
                .statusCode(200);
        var places = new HashMap<String, String>();
        places.put("DG-311-9", "大观路");
        places.put(OTHER_STATION, OTHER_STATION);
        places.put("-", null);
        places.forEach((place, shown) -> {
            var typed = place.equals("-") ? "王小明家，13800005678" : "-";
            String number = post(Map.of("address_id", place, "address_string", typed, "lat", "-", "long", "-"))
                    .statusCode(201)
                    .extract()
                    .path("[0].service_request_id");
            open311().get("/requests/" + number + ".json" + HERE).then().body("[0].address", is(shown));
        });
    }

    @Test
    void nothingAnybodyWroteAndNobodysNameComesOut() {
        var number = posted();
        raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
        for (var path :
                new String[] {"/requests.json" + HERE, "/requests.xml" + HERE, "/requests/" + number + ".json" + HERE
                }) {
            var answer = open311().get(path).asString();
            for (var secret : new String[] {"小明", "13800005678", "wang@", "污水外溢"})
                assertFalse(answer.contains(secret), path + " tells " + secret);
        }
        // a station's own whistles are no requests of the public
        open311()
                .get("/requests.json" + HERE)
                .then()
                .body("service_name", not(empty()), "service_request_id", hasItem(number));
        String own = raise(DEPUTY, Map.of()).extract().path("number");
        open311()
                .get("/requests/" + own + ".json" + HERE)
                .then()
                .statusCode(404)
                .body("[0].code", is(404));
    }

    @Test
    void listsAreFilteredAsTheStandardSays() {
        var number = posted();
        for (var query : new String[] {
            "&service_request_id=" + number,
            "&service_request_id=" + number + ",nobody",
            "&status=open",
            "&service_code=" + PIPE,
            "&start_date=2026-11-01T00:00:00Z&end_date=2026-12-01T00:00:00Z"
        })
            open311()
                    .get("/requests.json" + HERE + query)
                    .then()
                    .statusCode(200)
                    .body("service_request_id", hasItem(number));
        for (var query : new String[] {
            "&service_request_id=nobody",
            "&status=closed",
            "&service_code=" + COLLAPSE,
            "&end_date=2026-11-01T00:00:00Z"
        })
            open311()
                    .get("/requests.json" + HERE + query)
                    .then()
                    .statusCode(200)
                    .body("service_request_id", not(hasItem(number)));
        open311()
                .get("/requests.json?jurisdiction_id=340811")
                .then()
                .statusCode(200)
                .body("$", empty());
        open311()
                .get("/tokens/" + number + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("[0].service_request_id", is(number));
    }

    @Test
    void aPlaceThatIsNamedFindsItsStation() {
        String number = post(Map.of("address_id", OTHER_STATION, "lat", "-", "long", "-"))
                .statusCode(201)
                .extract()
                .path("[0].service_request_id");
        as(OTHER_DEPUTY).get("/whistles?number=" + number).then().body("items.station.code", contains(OTHER_STATION));
        as(DEPUTY).get("/whistles?number=" + number).then().body("items", empty());
    }

    @Test
    void aPointFindsTheStationOfTheNearestCityAsset() {
        as(person("admin", "340803", "admin"))
                .body(Map.of(
                        "assets",
                        List.of(
                                asset("DG-311-1", OTHER_STATION, 117.0500, true),
                                asset("DG-311-2", STATION, 117.0530, true),
                                asset("DG-311-3", STATION, 117.0510, false))))
                .post("/city-assets/batch")
                .then()
                .statusCode(200);
        for (var expected : Map.of("117.0510", OTHER_STATION, "117.0525", STATION, "117.0600", STATION)
                .entrySet()) {
            String number = post(Map.of("long", expected.getKey(), "lat", "30.52", "address_string", "-"))
                    .statusCode(201)
                    .body(
                            "[0].service_notice",
                            is(expected.getKey().equals("117.0600") ? "已转区级受理工作站研判。" : "已转附近社区工作站研判。"))
                    .extract()
                    .path("[0].service_request_id");
            as(DISPATCHER)
                    .get("/whistles?number=" + number)
                    .then()
                    .body("items.station.code", contains(expected.getValue()))
                    .body("items[0].location.address", is("30.52, " + Double.valueOf(expected.getKey())));
        }
        // wherever somebody may claim to stand
        post(Map.of("lat", "90", "long", "180")).statusCode(201);
        post(Map.of("lat", "-90", "long", "-180")).statusCode(201);
    }

    @Test
    void whatStandsInAClosedStationsPlaceGoesToTheDefault() {
        var closed = "340803001088";
        var station = """
                {"code": "%s", "name": "撤并社区红领工作站", "active": %s}""";
        TestBroker.send("workstation", "340803/" + closed, "workstation-changed.v1", station.formatted(closed, true));
        await().untilAsserted(() -> as(person("admin", "340803", "admin"))
                .body(Map.of("assets", List.of(asset("DG-311-9", closed, 117.09, true))))
                .post("/city-assets/batch")
                .then()
                .statusCode(200));
        var named = Map.of("address_id", "DG-311-9", "lat", "-", "long", "-");
        assertEquals("已转部件所在社区工作站研判。", post(named).extract().path("[0].service_notice"));
        TestBroker.send("workstation", "340803/" + closed, "workstation-changed.v1", station.formatted(closed, false));
        await().untilAsserted(() -> post(Map.of(
                        "address_id", "DG-311-9", "lat", "-", "long", "-", "description", "又暗了" + UUID.randomUUID()))
                .statusCode(201)
                .body("[0].service_notice", is("已转区级受理工作站研判。")));
    }

    private static Map<String, Object> asset(String code, String station, double longitude, boolean active) {
        return Map.of(
                "code", code,
                "name", "路灯",
                "stationCode", station,
                "location", Map.of("address", "大观路", "longitude", longitude, "latitude", 30.52),
                "active", active);
    }

    @Test
    void whereNoStationCanBeFoundThatIsSaid() {
        TestBroker.send(UUID.randomUUID(), "340822", "item", "340822/" + PIPE, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "排水管破裂", "lead": "HOUSING", "assists": [], "onCall": [], "active": true}""".formatted(PIPE));
        var there = "/requests.json?jurisdiction_id=340822";
        var key = Map.of("api_key", "secret-of-neighbours");
        await().untilAsserted(() -> form(key)
                .post(there)
                .then()
                .statusCode(400)
                .body("[0].description", startsWith("no station is known within 200 m of lat and long")));
        var before = Footprint.of(database);
        form(Map.of("api_key", "secret-of-neighbours", "lat", "-", "long", "-"))
                .post(there)
                .then()
                .statusCode(400)
                .body("[0].description", startsWith("address_id was not provided"));
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void whereNobodyBlowsRoutineWhistlesNoDraftIsLeftLying() {
        var there = "340883";
        var station = there + "001002";
        TestBroker.send(
                UUID.randomUUID(), there, "workstation", there + "/" + station, "workstation-changed.v1", """
                {"code": "%s", "name": "城关社区红领工作站", "active": true}""".formatted(
                                station));
        TestBroker.send(UUID.randomUUID(), there, "item", there + "/" + PIPE, "item-changed.v1", """
                {"code": "%s", "version": 1, "name": "排水管破裂", "lead": "HOUSING", "assists": [], "onCall": [], "active": true}""".formatted(PIPE));
        Callable<ValidatableResponse> posts =
                () -> form(Map.of("api_key", "secret-of-emergencies", "device_id", UUID.randomUUID() + ""))
                        .post("/requests.json?jurisdiction_id=" + there)
                        .then();
        await().untilAsserted(() -> posts.call().statusCode(201));
        onlyMembersBlow("EMERGENCY", there, 10, "URGENT_MINUTE");
        await().untilAsserted(() -> posts.call()
                .statusCode(400)
                .body("[0].description", startsWith("Whistles of this kind are not offered")));
    }

    @Test
    void whatAClientSendsAgainIsOneDraft() {
        var device = UUID.randomUUID().toString();
        var said = Map.of("device_id", device);
        String number = post(said)
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("[0].service_request_id");
        var before = Footprint.of(database);
        post(said)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("[0].service_request_id", is(number), "[0].service_notice", not(emptyString()));
        // in whichever form it is asked for
        form(said)
                .post("/requests.xml" + HERE)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("service_requests.request.service_request_id", is(number));
        assertEquals(before, Footprint.of(database));
        post(Map.of("device_id", device, "phone", "13800005679")).body("[0].service_request_id", not(is(number)));
        post(Map.of("device_id", device + "0")).body("[0].service_request_id", not(is(number)));

        // what has come to an end may come back
        String id =
                as(DEPUTY).get("/whistles?number=" + number).then().extract().path("items[0].id");
        as(DEPUTY)
                .body(Map.of("note", "居民已自行修复。"))
                .post("/whistles/" + id + "/withdraw")
                .then()
                .statusCode(200);
        String again = post(said)
                .statusCode(201)
                .body("[0].service_request_id", not(is(number)))
                .extract()
                .path("[0].service_request_id");
        post(said).header("Idempotency-Replayed", "true").body("[0].service_request_id", is(again));
    }

    @Test
    void whatComesManyTimesAtOnceIsOneDraft() throws Exception {
        var said = Map.of("device_id", UUID.randomUUID().toString());
        try (var clients = Executors.newFixedThreadPool(6)) {
            Callable<String> sends = () -> post(said).statusCode(201).extract().path("[0].service_request_id");
            var answers = clients.invokeAll(Collections.nCopies(6, sends));
            var numbers = new HashSet<String>();
            for (var answer : answers) numbers.add(answer.get());
            assertEquals(1, numbers.size());
        }
    }

    @Test
    void anIdempotencyKeyIsHonoured() {
        var key = UUID.randomUUID().toString();
        var said = Map.of("device_id", key);
        String number = keyed(key, said).statusCode(201).extract().path("[0].service_request_id");
        keyed(key, said)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("[0].service_request_id", is(number));
        var before = Footprint.of(database);
        keyed(key, Map.of("device_id", "another")).statusCode(422).body("[0].code", is(422));
        form(Map.of("device_id", "another"))
                .header("Idempotency-Key", key)
                .post("/requests.xml" + HERE)
                .then()
                .statusCode(422)
                .body("errors.error.code", is("422"));
        keyed("not one", said).statusCode(400).body("[0].description", startsWith("Idempotency-Key"));
        keyed("x".repeat(201), said).statusCode(400);
        // refused, it is free again
        keyed("free-" + key, Map.of("service_code", "NOBODYS")).statusCode(404);
        assertEquals(before, Footprint.of(database));
        keyed("free-" + key, said).statusCode(201).body("[0].service_request_id", not(is(number)));
    }

    private static ValidatableResponse keyed(String key, Map<String, String> changes) {
        return form(changes)
                .header("Idempotency-Key", key)
                .post("/requests.json" + HERE)
                .then();
    }

    /** As node-open311 0.0.12 builds them: its own example, with what it adds by itself. */
    @Test
    void theRequestsOfTheNpmClientAreTaken() {
        var description = "Get off my lawn! " + UUID.randomUUID();
        for (var format : new String[] {"json", "xml"}) {
            var sent = "service_code=" + PIPE + "&lat=30.51&long=117.03&address=baltimore%2C%20MD&description="
                    + description.replace(" ", "%20")
                    + "&attribute%5Bkind%5D=residence&attribute%5Boccupied%5D=occupied&api_key=";
            var answer = raw(sent + "secret-of-tests", format).statusCode(201);
            String number = answer.extract()
                    .path(
                            format.equals("json")
                                    ? "[0].service_request_id"
                                    : "service_requests.request.service_request_id");
            for (var path : new String[] {
                "services." + format,
                "services/" + PIPE + "." + format,
                "requests." + format,
                "requests/" + number + "." + format,
                "tokens/" + number + "." + format
            }) get(path, "").statusCode(200);
            get("requests." + format, "&service_request_id=" + number + "%2Cnobody")
                    .statusCode(200)
                    .body(containsString(number));
            get("requests." + format, "&status=open&start_date=2026-11-01T00%3A00%3A00Z")
                    .statusCode(200)
                    .body(containsString(number));
            // it tells its caller the status and the body of a refusal
            raw(sent + "wrong", format).statusCode(403).body(containsString("api_key"));
            raw(sent.replace("lat=30.51&", "") + "secret-of-tests", format)
                    .statusCode(400)
                    .body(containsString("lat and long go together"));
            raw("api_key=secret-of-tests", format).statusCode(400).body(containsString("description"));
            raw("", format).statusCode(403);
            for (var noForm : new String[] {"%ZZ=%", "lat=%", "lat=%F", "lat=1&lat=2", "%00", "\u0000"})
                raw(noForm, format).statusCode(anyOf(is(400), is(403)));
        }
    }

    private static ValidatableResponse raw(String body, String format) {
        return open311()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .body(body)
                .post("/requests." + format + HERE)
                .then();
    }

    private static ValidatableResponse get(String path, String more) {
        return open311().urlEncodingEnabled(false).get("/" + path + HERE + more).then();
    }

    @Test
    void aResidentIsKeptOnlyWhoCanBeCalledBack() {
        for (var changes : new Map[] {Map.of("phone", "-"), Map.of("first_name", "-", "last_name", "-")}) {
            @SuppressWarnings("unchecked")
            String number = post(changes).statusCode(201).extract().path("[0].service_request_id");
            as(DEPUTY).get("/whistles?number=" + number).then().body("items[0]", not(hasKey("resident")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api_key, -, 403",
        "api_key, wrong, 403",
        "service_code, -, 400",
        "service_code, NOBODYS, 404",
        "description, -, 400",
        "description, ' ', 400",
        "lat, -, 400",
        "lat, 91, 400",
        "long, 1e5, 400",
        "long, east, 400",
        "phone, unknown, 400",
        "address_id, NOWHERE, 400",
    })
    void requestsThatAreWrong(String field, String value, int status) {
        var before = Footprint.of(database);
        post(Map.of(field, value))
                .statusCode(status)
                .body("[0].code", is(status), "[0].description", not(emptyString()));
        form(Map.of(field, value))
                .post("/requests.xml" + HERE)
                .then()
                .statusCode(status)
                .body("errors.error.code", is(String.valueOf(status)));
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void textThatIsTooLongOrNoTextIsRefused() {
        var before = Footprint.of(database);
        post(Map.of("description", "长".repeat(4001))).statusCode(400);
        post(Map.of("description", "a\u0000b")).statusCode(400);
        post(Map.of("first_name", "a\u0007b")).statusCode(400);
        post(Map.of("address_string", "长".repeat(201))).statusCode(400);
        assertEquals(before, Footprint.of(database));
        post(Map.of("description", "长".repeat(4000))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services.json",
                "/requests.json",
                "/requests.json?jurisdiction_id=3408",
                "/requests.json?jurisdiction_id=everywhere",
                "/requests.json?jurisdiction_id=340803&start_date=yesterday",
                "/requests.json?jurisdiction_id=340803&start_date=1999-12-31T23:59:59Z",
                "/requests.json?jurisdiction_id=340803&end_date=-300000-01-01T00:00:00Z",
                "/services/NOBODYS.json?jurisdiction_id=340803",
                "/requests/NOBODYS.json?jurisdiction_id=340803",
                "/tokens/NOBODYS.json?jurisdiction_id=340803",
                "/requests.json?jurisdiction_id=340803&colour=red",
                "/services.pdf",
                "/nothing.json"
            })
    void readingThatIsWrong(String path) {
        open311().get(path).then().statusCode(anyOf(is(400), is(404)));
    }

    @Test
    void aKeyOpensOnlyItsOwnDistrict() {
        var before = Footprint.of(database);
        form(Map.of()).post("/requests.json?jurisdiction_id=340811").then().statusCode(403);
        assertEquals(before, Footprint.of(database));
    }
}
