package org.chuishao.whistle;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer says what is wrong and where, in both languages, and nothing has changed. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class BadInputIT {
    private static final String GOOD = """
            {"kind": "ROUTINE", "stationCode": "340803001002", "title": "t", "description": "d", "location": {"address": "a"},
             "whyNotInStation": "w"%s}""";
    private static final String NOBODYS = "/whistles/01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";

    @TestHTTPResource("/api/v1/whistles")
    URI whistles;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private ValidatableResponse wrong(String who, String path, Object body, int status, String code) {
        var before = Footprint.of(database);
        var refusal = refused(who, r -> r.body(body).post(path), status, code);
        assertEquals(before, Footprint.of(database));
        return refusal;
    }

    private void wrongField(String who, String path, String body, String field) {
        wrong(who, path, body, 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @Test
    void theBodyTheOthersAreMadeFromIsGood() {
        as(DEPUTY).body(GOOD.formatted("")).post("/whistles").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "colour": "red"                                        | INVALID_FIELDS | colour
            , "stage": "CLOSED"                                      | INVALID_FIELDS | stage
            , "title": "again"                                       | INVALID_JSON   | body
            , "draft": "yes"                                         | INVALID_FIELDS | draft
            , "draft": 1                                             | INVALID_FIELDS | draft
            , "channel": "PIGEON"                                    | INVALID_FIELDS | channel
            , "channel": 0                                           | INVALID_FIELDS | channel
            , "channel": ""                                          | INVALID_FIELDS | channel
            , "channel": "SENSOR"                                    | INVALID_FIELDS | channel
            , "channel": "OPEN311"                                   | INVALID_FIELDS | channel
            , "itemCode": 7                                          | INVALID_FIELDS | itemCode
            , "itemCode": "NONE"                                     | INVALID_FIELDS | itemCode
            , "resident": {"name": "王小明"}                          | INVALID_FIELDS | resident.phone
            , "resident": {"name": " ", "phone": "13800005678"}      | INVALID_FIELDS | resident.name
            , "resident": {"name": "王", "phone": "不详"}              | INVALID_FIELDS | resident.phone
            , "resident": {"name": "王", "phone": "1", "id": "34"}    | INVALID_FIELDS | resident.id
            , "resident": []                                         | INVALID_FIELDS | resident
            , "itemCode": tru                                        | INVALID_JSON   | body
            , "itemCode": 'single'                                   | INVALID_JSON   | body
            """)
    void aFieldThatIsWrong(String more, String code, String field) {
        wrong(DEPUTY, "/whistles", GOOD.formatted(more), 400, code).body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind": "ROUTINE"             | "x": 1                                    | x
            "kind": "ROUTINE"             | "kind": null                              | kind
            "kind": "ROUTINE"             | "kind": "routine"                         | kind
            "kind": "ROUTINE"             | "kind": 0                                 | kind
            "stationCode": "340803001002" | "stationCode": ""                         | stationCode
            "stationCode": "340803001002" | "stationCode": "340803999999"             | stationCode
            "stationCode": "340803001002" | "stationCode": 340803001002               | stationCode
            "title": "t"                  | "title": "  "                             | title
            "title": "t"                  | "title": "\\n\\t"                         | title
            "title": "t"                  | "title": ["t"]                            | title
            "description": "d"            | "description": null                       | description
            "location": {"address": "a"}  | "location": null                          | location
            "location": {"address": "a"}  | "location": "a"                           | location
            "location": {"address": "a"}  | "location": {}                            | location.address
            "location": {"address": "a"}  | "location": {"address": "a", "longitude": 181, "latitude": 1}    | location.longitude
            "location": {"address": "a"}  | "location": {"address": "a", "longitude": 1, "latitude": -90.1}  | location.latitude
            "location": {"address": "a"}  | "location": {"address": "a", "longitude": 1e400, "latitude": 1}  | location.longitude
            "location": {"address": "a"}  | "location": {"address": "a", "longitude": "1", "latitude": 1}    | location.longitude
            "location": {"address": "a"}  | "location": {"address": "a", "longitude": 1}                     | location.pointWhole
            "whyNotInStation": "w"        | "whyNotInStation": "a\\u0000b"            | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": "a\\u0007b"            | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": "\\ud83d"              | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": "\\udca9\\ud83d"       | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": [[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]] | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": null                   | whyNotInStation
            "whyNotInStation": "w"        | "whyNotInStation": " \\n "                | whyNotInStation
            "whyNotInStation": "w"        | "draft": false                            | whyNotInStation
            """)
    void aFieldThatIsMissingOrOfAnotherType(String good, String bad, String field) {
        wrongField(DEPUTY, "/whistles", GOOD.formatted("").replace(good, bad), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"kind\" 1}", "{}{}", "\u0000", "not json", "\"\\x\"", "{\"a\": NaN}", "\uFEFF"})
    void whatIsNotJson(String body) {
        wrong(DEPUTY, "/whistles", body, 400, "INVALID_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", "true", "[{}]"})
    void jsonOfAnotherShape(String body) {
        wrongField(DEPUTY, "/whistles", body, "body");
    }

    @Test
    void noBodyAtAll() {
        refused(DEPUTY, r -> r.post("/whistles"), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.body("").post("/whistles"), 400, "INVALID_FIELDS");
    }

    @Test
    void bytesThatAreNoText() {
        refused(
                DEPUTY,
                r -> r.body(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'})
                        .post("/whistles"),
                400,
                "INVALID_JSON");
    }

    @Test
    void longAndDeepBodiesAreCutShort() {
        wrongField(DEPUTY, "/whistles", GOOD.formatted("").replace("\"t\"", "\"" + "长".repeat(201) + "\""), "title");
        wrong(
                DEPUTY,
                "/whistles",
                GOOD.formatted("").replace("\"d\"", "\"" + "l".repeat(900_000) + "\""),
                400,
                "INVALID_JSON");
        wrong(
                DEPUTY,
                "/whistles",
                GOOD.formatted("").replace("\"d\"", "\"" + "l".repeat(1_100_000) + "\""),
                413,
                "BODY_TOO_LARGE");
        wrong(DEPUTY, "/whistles", "{\"location\": ".repeat(5_000) + "1" + "}".repeat(5_000), 400, "INVALID_JSON");
        wrong(DEPUTY, "/whistles", "{\"" + "n".repeat(50_000) + "\": 1}", 400, "INVALID_JSON");
        wrong(DEPUTY, "/whistles", "{\"kind\": " + "9".repeat(5_000) + "}", 400, "INVALID_JSON");
    }

    @Test
    void otherFormatsMethodsAndAddresses() {
        // the second is a request of one text, which the framework would make of any
        for (var path : List.of("/whistles", NOBODYS + "/withdraw"))
            refused(DEPUTY, r -> r.contentType("text/plain").body("x").post(path), 415, "UNSUPPORTED_MEDIA_TYPE");
        refused(DEPUTY, r -> r.delete(NOBODYS), 405, "METHOD_NOT_ALLOWED");
        refused(DEPUTY, r -> r.get("/whistle"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/whistles/7",
                "/whistles/not-a-uuid",
                "/whistles/%00",
                "/whistles/%ED%A0%80",
                "/whistles/%FF",
                NOBODYS,
                NOBODYS + "%00",
                NOBODYS + "/timeline",
                "/whistles/..%2f..%2fq%2fmetrics"
            })
    void addressesOfNothing(String path) {
        refused(DEPUTY, r -> r.urlEncodingEnabled(false).get(path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, UNKNOWN_PARAMETER",
        "Stage=DRAFT, UNKNOWN_PARAMETER",
        "stage=ASLEEP, INVALID_FIELDS",
        "stage=, INVALID_FIELDS",
        "kind=routine, INVALID_FIELDS",
        "limit=0, INVALID_FIELDS",
        "limit=-1, INVALID_FIELDS",
        "limit=201, INVALID_FIELDS",
        "limit=many, INVALID_FIELDS",
        "limit=99999999999999999999, INVALID_FIELDS",
        "limit=1&limit=2, MALFORMED_PARAMETER",
        "number=%00, MALFORMED_PARAMETER",
        "cursor=, INVALID_FIELDS",
        "number=, INVALID_FIELDS",
        "cursor=AAAA, INVALID_CURSOR",
        "cursor=***, INVALID_CURSOR",
    })
    void queriesThatAreNotOffered(String query, String code) {
        refused(DEPUTY, r -> r.urlEncodingEnabled(false).get("/whistles?" + query), 400, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number=%ED%A0%80", "number=%FF", "stationCode=%25", "stationCode=_", "organisation='--"})
    void strangeTextFindsNothingAndBreaksNothing(String query) {
        as(DEPUTY).urlEncodingEnabled(false).get("/whistles?" + query).then().statusCode(200);
    }

    @Test
    void aCursorCannotBeBentOrTakenElsewhere() {
        for (int i = 0; i < 3; i++) raise(DEPUTY, Map.of("draft", true)).statusCode(201);
        String cursor = as(DEPUTY).get("/whistles?limit=1").path("next");
        as(DEPUTY).queryParam("cursor", cursor).get("/whistles?limit=1").then().statusCode(200);
        for (int i = 0; i < cursor.length(); i += 7) {
            var bent = new StringBuilder(cursor);
            bent.setCharAt(i, bent.charAt(i) == 'A' ? 'B' : 'A');
            refused(
                    DEPUTY,
                    r -> r.queryParam("cursor", bent.toString()).get("/whistles?limit=1"),
                    400,
                    "INVALID_CURSOR");
        }
        refused(DEPUTY, r -> r.queryParam("cursor", cursor).get("/whistles?stage=DRAFT"), 400, "INVALID_CURSOR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | lead
            {"lead": ""}                                                    | lead
            {"lead": "NOBODY"}                                              | lead
            {"lead": ["URBAN"]}                                             | lead
            {"lead": "URBAN", "assists": "FIRE"}                            | assists
            {"lead": "URBAN", "assists": [null]}                            | assists[0]
            {"lead": "URBAN", "assists": ["FIRE", "NOBODY"]}                | assists[1]
            {"lead": "URBAN", "assists": ["URBAN"]}                         | assists[0]
            {"lead": "URBAN", "assists": ["FIRE", "FIRE"]}                  | assists[1]
            {"lead": "URBAN", "assists": ["a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u"]} | assists
            {"lead": "URBAN", "appointedAt": "tomorrow"}                    | appointedAt
            {"lead": "URBAN", "appointedAt": "2020-01-01T08:00:00+08:00"}   | appointedAt
            {"lead": "URBAN", "appointedAt": "2999-01-01T08:00:00+08:00"}   | appointedAt
            {"lead": "URBAN", "appointedAt": 7}                             | appointedAt
            {"lead": "URBAN", "appointedAt": "+999999999-12-31T00:00:00Z"}  | appointedAt
            {"lead": "URBAN", "note": 7}                                    | note
            {"lead": "URBAN", "stage": "CLOSED"}                            | stage
            """)
    void dispatchesThatAreWrong(String body, String field) {
        wrongField(DISPATCHER, "/whistles/" + joint() + "/dispatch", body, field);
    }

    @Test
    void onlyAJointWhistleHasAnAppointment() {
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        var plan = Map.of("lead", "URBAN", "appointedAt", tomorrow.toString());
        String routine =
                raise(DEPUTY, Map.of()).body("stage", is("SUBMITTED")).extract().path("id");
        wrong(DISPATCHER, "/whistles/" + routine + "/dispatch", plan, 400, "INVALID_FIELDS")
                .body("violations.field", contains("appointedAt"));
        as(DISPATCHER)
                .body(plan)
                .post("/whistles/" + joint() + "/dispatch")
                .then()
                .statusCode(200);
    }

    private static String joint() {
        return raise(HEAD, Map.of("kind", "JOINT")).statusCode(201).extract().path("id");
    }

    @Test
    void verificationsThatAreWrong() {
        String path = "/whistles/" + worked() + "/verify";
        Map.ofEntries(
                        Map.entry("{}", "passed"),
                        Map.entry("{\"passed\": \"true\"}", "passed"),
                        Map.entry("{\"passed\": null}", "passed"),
                        Map.entry("{\"passed\": true}", "ratings"),
                        Map.entry("{\"passed\": true, \"ratings\": []}", "ratings"),
                        Map.entry("{\"passed\": true, \"ratings\": [null]}", "ratings[0]"),
                        Map.entry("{\"passed\": true, \"ratings\": [{\"stars\": 4}]}", "ratings[0].organisation"),
                        Map.entry(rated("URBAN", "4"), "ratings[0].organisation"),
                        Map.entry(rated("NOBODY", "4"), "ratings[0].organisation"),
                        Map.entry(rated("HOUSING", "0"), "ratings[0].stars"),
                        Map.entry(rated("HOUSING", "6"), "ratings[0].stars"),
                        Map.entry(rated("HOUSING", "4.5"), "ratings[0].stars"),
                        Map.entry(rated("HOUSING", "\"4\""), "ratings[0].stars"),
                        Map.entry(rated("HOUSING", "null"), "ratings[0].stars"),
                        Map.entry(rated("HOUSING", "5"), "ratings[0].reason"),
                        Map.entry(rated("HOUSING", "2"), "ratings[0].reason"),
                        Map.entry(rated("HOUSING", "1, \"reason\": \"  \""), "ratings[0].reason"),
                        Map.entry(
                                "{\"passed\": true, \"ratings\": [{\"organisation\": \"HOUSING\", \"stars\": 4}, {\"organisation\": \"HOUSING\", \"stars\": 3}]}",
                                "ratings[1].organisation"),
                        Map.entry("{\"passed\": false}", "note"),
                        Map.entry("{\"passed\": false, \"note\": \" \"}", "note"),
                        Map.entry(
                                "{\"passed\": false, \"note\": \"x\", \"ratings\": [{\"organisation\": \"HOUSING\", \"stars\": 4}]}",
                                "ratings"))
                .forEach((body, field) -> wrongField(DEPUTY, path, body, field));
        as(DEPUTY).body(rated("HOUSING", "4")).post(path).then().statusCode(200);
    }

    private static String rated(String organisation, String stars) {
        return "{\"passed\": true, \"ratings\": [{\"organisation\": \"%s\", \"stars\": %s}]}"
                .formatted(organisation, stars);
    }

    @Test
    void callbacksThatAreWrong() {
        var id = worked();
        as(DEPUTY)
                .body(rated("HOUSING", "4"))
                .post("/whistles/" + id + "/verify")
                .then()
                .statusCode(200);
        Map.of(
                        "{}", "reached",
                        "{\"reached\": 1}", "reached",
                        "{\"reached\": true}", "satisfaction",
                        "{\"reached\": false, \"satisfaction\": \"SATISFIED\"}", "satisfaction",
                        "{\"reached\": true, \"satisfaction\": \"HAPPY\"}", "satisfaction",
                        "{\"reached\": true, \"satisfaction\": \"SATISFIED\", \"rework\": true, \"note\": \"x\"}",
                                "rework",
                        "{\"reached\": true, \"satisfaction\": \"DISSATISFIED\", \"rework\": true}", "note")
                .forEach((body, field) -> wrongField(OPERATOR, "/whistles/" + id + "/callback", body, field));
    }

    /** A routine whistle with a resident whose lead says it is done. */
    private static String worked() {
        String id = raise(DEPUTY, Map.of("itemCode", PIPE, "resident", Map.of("name", "王小明", "phone", "13800005678")))
                .statusCode(201)
                .extract()
                .path("id");
        assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(id, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(id, "AWAITING_VERIFICATION");
        return id;
    }

    @Test
    void aMoveThatIsNotPossibleNowNamesThoseThatAre() {
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        wrong(DEPUTY, "/whistles/" + draft + "/verify", "{\"passed\": true}", 409, "ILLEGAL_MOVE")
                .body("moves", contains("blow", "withdraw"), "stage", is("DRAFT"))
                .body("detail", is("此哨当前为“草稿”，不能进行“核查（verify）”。现在可以：吹响（blow）、撤哨（withdraw）。"));
        wrong(DISPATCHER, "/whistles/" + draft + "/dispatch", Map.of("lead", "URBAN"), 409, "ILLEGAL_MOVE");
        var out = joint();
        wrong(HEAD, "/whistles/" + out + "/blow", "", 409, "ILLEGAL_MOVE").body("moves", contains("withdraw", "link"));
        as(DISPATCHER)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + out + "/dispatch")
                .then()
                .statusCode(200);
        wrong(DISPATCHER, "/whistles/" + out + "/dispatch", Map.of("lead", "FIRE"), 409, "ILLEGAL_MOVE")
                .body("stage", is("DISPATCHED"));
        wrong(OPERATOR, "/whistles/" + out + "/callback", Map.of("reached", false), 409, "ILLEGAL_MOVE");
    }

    /** The same of what is told as it is blown, of what was kept as a draft, and of what a device brought. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"whyNotInStation\": null}", "{\"whyNotInStation\": \" \"}"})
    void aDraftThatDoesNotSayWhyTheStationCannot(String body) {
        var path = "/whistles/" + unexplained("ROUTINE") + "/blow";
        wrongField(DEPUTY, path, body, "whyNotInStation");
        wrongField(DEPUTY, path, "{\"whyNotInStation\": \"" + "长".repeat(2001) + "\"}", "whyNotInStation");
        wrongField(DEPUTY, path, "{\"whyNotInstation\": \"x\"}", "whyNotInstation");
        wrong(MEMBER, path, body, 403, "NOT_YOUR_MOVE");
        as(DEPUTY)
                .body(Map.of("whyNotInStation", "管网不归社区管理。"))
                .post(path)
                .then()
                .statusCode(200)
                .body("stage", is("SUBMITTED"), "whyNotInStation", is("管网不归社区管理。"));
    }

    @Test
    void whoeverBlowsAJointOneSaysWhyAndInAnEmergencyNobodyNeedTo() {
        var silent = GOOD.formatted("").replace("\"whyNotInStation\": \"w\"", "\"draft\": false");
        wrongField(HEAD, "/whistles", silent.replace("ROUTINE", "JOINT"), "whyNotInStation");
        wrongField(HEAD, "/whistles/" + unexplained("JOINT") + "/blow", "", "whyNotInStation");
        as(DEPUTY)
                .body(silent.replace("ROUTINE", "EMERGENCY"))
                .post("/whistles")
                .then()
                .statusCode(201)
                .body("$", not(hasKey("whyNotInStation")));
        as(DEPUTY)
                .post("/whistles/" + unexplained("EMERGENCY") + "/blow")
                .then()
                .statusCode(200)
                .body("stage", is("SUBMITTED"), "$", not(hasKey("whyNotInStation")));
    }

    /** As curl sends it: with nothing at all, not even a content type. */
    @Test
    void aDraftThatSaysAllIsBlownWithoutABody() throws Exception {
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        var bare = HttpRequest.newBuilder(whistles.resolve("/api/v1/whistles/" + draft + "/blow"))
                .header("Authorization", "Bearer " + DEPUTY)
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(bare, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
        }
    }

    @Test
    void whatADraftSaysStands() {
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        as(DEPUTY)
                .body(Map.of("whyNotInStation", "另一个理由"))
                .post("/whistles/" + draft + "/blow")
                .then()
                .statusCode(200)
                .body("whyNotInStation", is("管网由区住建局管理，社区没有维修权限。"));
        as(DEPUTY).get("/whistles/" + draft + "/timeline").then().body("lines.last().note", is("管网由区住建局管理，社区没有维修权限。"));
    }

    private static String unexplained(String kind) {
        var draft = whistle(Map.of("kind", kind, "draft", true));
        draft.remove("whyNotInStation");
        return as(DEPUTY)
                .body(draft)
                .post("/whistles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        String draft = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        var path = "/whistles/" + draft + "/blow";
        var before = Footprint.of(database);
        for (var stale : List.of("\"99\"", "99", "\"\"", "W/\"99\", \"98\""))
            refused(DEPUTY, r -> r.header("If-Match", stale).post(path), 412, "PRECONDITION_FAILED");
        assertEquals(before, Footprint.of(database));
        var seen = as(DEPUTY).get("/whistles/" + draft).header("ETag");
        as(DEPUTY).header("If-Match", seen).post(path).then().statusCode(200).header("ETag", not(seen));
        refused(DEPUTY, r -> r.header("If-Match", seen).post(path), 412, "PRECONDITION_FAILED");
    }

    @Test
    void aDigestSeesWhatHasChanged() {
        var before = Footprint.of(database);
        raise(DEPUTY, Map.of("draft", true)).statusCode(201);
        assertNotEquals(before, Footprint.of(database));
    }
}
