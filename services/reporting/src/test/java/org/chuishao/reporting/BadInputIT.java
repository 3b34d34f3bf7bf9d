package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
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
    private static final String CLERK = person("i", "I-LEAD", Roles.DEPARTMENT_CLERK);
    private static final String ASSIST = person("i-assist", "I-ASSIST", Roles.DEPARTMENT_CLERK);

    private static final String LEAD = person("i-lead", "I-LEAD", Roles.DEPARTMENT_LEAD);
    private static final String CENTRE = person("i-centre", "340803", Roles.DISPATCHER);

    private static final String MONTH = "2026-11";

    @Inject
    AgroalDataSource database;

    /** One joint whistle for all: whatever is refused leaves it as it was. */
    private static String duty;

    private static String assist;

    @BeforeEach
    void aDuty() {
        if (duty != null) return;
        var whistle = dispatched("JOINT", now(), "I-LEAD", "I-ASSIST");
        assist = assignment(whistle, "I-ASSIST");
        duty = assignment(whistle, "I-LEAD");
    }

    private ValidatableResponse wrong(String who, String move, String body, int status, String code) {
        var before = Footprint.of(database);
        var refusal = refused(who, r -> r.body(body).post("/assignments/" + duty + "/" + move), status, code);
        assertEquals(before, Footprint.of(database));
        return refusal;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accept   | {"note": "x"}                                           | note
            accept   | []                                                      | body
            accept   | 7                                                       | body
            check-in | {"onSite": "yes"}                                       | onSite
            check-in | {"onSite": 1}                                           | onSite
            check-in | {"note": 7}                                             | note
            check-in | {"note": "a\\u0000"}                                    | note
            check-in | {"note": "\\ud83d"}                                     | note
            check-in | {"at": "2020-01-01T00:00:00Z"}                          | at
            check-in | null                                                    | body
            made-safe | {"note": 7}                                            | note
            made-safe | {"at": "2020-01-01T00:00:00Z"}                         | at
            made-safe | null                                                   | body
            complete | {}                                                      | outcome
            complete | {}                                                      | result
            complete | {"outcome": "MAYBE", "result": "x"}                     | outcome
            complete | {"outcome": 0, "result": "x"}                           | outcome
            complete | {"outcome": "solved", "result": "x"}                    | outcome
            complete | {"outcome": "SOLVED", "result": ""}                     | result
            complete | {"outcome": "SOLVED", "result": " \\n"}                 | result
            complete | {"outcome": "SOLVED", "result": null}                   | result
            complete | {"outcome": "SOLVED", "result": "x", "points": 100}     | points
            """)
    void aFieldThatIsWrong(String move, String body, String field) {
        wrong(CLERK, move, body, 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arrival | {}                 | arrived
            arrival | {"arrived": "yes"} | arrived
            arrival | {"arrived": false} | note
            arrival | {"arrived": false, "note": " "} | note
            release | {"note": 7}        | note
            release | {"released": true} | released
            absent  | {}                 | note
            absent  | {"note": " "}      | note
            absent  | {"note": ["x"]}    | note
            """)
    void whatTheStationSaysWrong(String move, String body, String field) {
        wrong(DEPUTY, move, body, 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return  | {}                                                                   | citedItem
            return  | {"citedItem": "DG-1"}                                                | reason
            return  | {"citedItem": 7, "reason": "x"}                                      | citedItem
            return  | {"citedItem": "DG-1", "reason": "x", "upheld": true}                 | upheld
            dispute | {"citedItem": "DG-1", "reason": " "}                                 | reason
            extend  | {}                                                                   | reason
            extend  | {"reason": "x", "days": 5}                                           | days
            suspend | {"reviewOn": "2026-12-01", "reason": "x"}                            | ground
            suspend | {"ground": "WEATHER", "reviewOn": "2026-12-01", "reason": "x"}       | ground
            suspend | {"ground": "COURT", "reviewOn": "soon", "reason": "x"}               | reviewOn
            suspend | {"ground": "COURT", "reviewOn": "2026-02-30", "reason": "x"}         | reviewOn
            suspend | {"ground": "COURT", "reviewOn": "2026-11-18", "reason": "x"}         | reviewOn
            suspend | {"ground": "COURT", "reviewOn": "2027-02-17", "reason": "x"}         | reviewOn
            """)
    void whatTheLeadAsksWrong(String move, String body, String field) {
        wrong(LEAD, move, body, 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return/uphold   | {"note": 7}                                        | note
            return/refuse   | {}                                                 | reason
            rule            | {"citedItem": "DG-1", "reason": "x"}               | responsible
            rule            | {"responsible": "I-LEAD", "citedItem": "DG-1"}     | reason
            reassign        | {"to": " ", "reason": "x"}                         | to
            reassign        | {"to": "I-NOBODY", "reason": "x"}                  | to
            extend/approve  | {"granted": true}                                  | granted
            extend/refuse   | {"reason": null}                                   | reason
            suspend/refuse  | {"reason": ""}                                     | reason
            """)
    void whatTheCentreAnswersWrong(String move, String body, String field) {
        wrong(CENTRE, move, body, 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    /** What nobody asked for cannot be answered, and the answer says what can be done instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return/uphold   | {}
            return/refuse   | {"reason": "x"}
            rule            | {"responsible": "I-LEAD", "citedItem": "DG-1", "reason": "x"}
            extend/approve  | {}
            extend/refuse   | {"reason": "x"}
            suspend/approve | {}
            suspend/refuse  | {"reason": "x"}
            """)
    void whatNobodyAskedFor(String move, String body) {
        wrong(CENTRE, move, body, 409, "ILLEGAL_MOVE").body("moves", contains("reassign"), "state", is("PENDING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}{}", "\u0000", "no", "{\"note\": \"a\", \"note\": \"b\"}", "{\"note\": 'x'}"})
    void whatIsNotJson(String body) {
        wrong(CLERK, "check-in", body, 400, "INVALID_JSON");
    }

    @Test
    void longAndDeepBodiesAreCutShort() {
        var longer = "{\"outcome\": \"SOLVED\", \"result\": \"%s\"}";
        wrong(CLERK, "complete", longer.formatted("长".repeat(5001)), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem("result"));
        wrong(CLERK, "complete", longer.formatted("l".repeat(900_000)), 400, "INVALID_JSON");
        wrong(CLERK, "complete", longer.formatted("l".repeat(1_100_000)), 413, "BODY_TOO_LARGE");
        wrong(CLERK, "complete", "{\"result\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400, "INVALID_FIELDS");
        refused(CLERK, r -> r.post("/assignments/" + duty + "/complete"), 400, "INVALID_FIELDS");
    }

    @Test
    void otherFormatsMethodsAndAddresses() {
        for (var move : List.of("check-in", "accept"))
            refused(
                    CLERK,
                    r -> r.contentType("text/plain").body("x").post("/assignments/" + duty + "/" + move),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE");
        refused(ASSESSOR, r -> r.accept("application/xml").get("/scores?period=2026-01"), 406, "NOT_ACCEPTABLE");
        refused(CLERK, r -> r.delete("/assignments/" + duty), 405, "METHOD_NOT_ALLOWED");
        for (var path : List.of(
                "/assignments/7",
                "/assignments/%00",
                "/assignments/%ED%A0%80",
                "/assignments/" + UUID.randomUUID(),
                "/assignment",
                "/scores/%00?period=2026-01"))
            refused(ASSESSOR, r -> r.urlEncodingEnabled(false).get(path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/assignments?colour=red, UNKNOWN_PARAMETER",
        "/assignments?state=ASLEEP, INVALID_FIELDS",
        "/assignments?kind=joint, INVALID_FIELDS",
        "/assignments?overdue=yes, INVALID_FIELDS",
        "/assignments?whistleId=7, INVALID_FIELDS",
        "/assignments?whistleId=1-1-1-1-1, INVALID_FIELDS",
        "/assignments?sort=title, INVALID_FIELDS",
        "/assignments?limit=0, INVALID_FIELDS",
        "/assignments?limit=201, INVALID_FIELDS",
        "/assignments?limit=1e3, INVALID_FIELDS",
        "/assignments?organisation=%00, MALFORMED_PARAMETER",
        "/assignments?kind=JOINT&kind=JOINT, MALFORMED_PARAMETER",
        "/assignments?cursor=AAAA, INVALID_CURSOR",
        "/scores, INVALID_FIELDS",
        "/scores?period=, INVALID_FIELDS",
        "/assignments?organisation=, INVALID_FIELDS",
        "/scores?period=26-09, INVALID_FIELDS",
        "/scores?period=2026-13, INVALID_FIELDS",
        "/scores?period=2026-00, INVALID_FIELDS",
        "/scores?period=2026-9, INVALID_FIELDS",
        "/scores?period=2026-Q5, INVALID_FIELDS",
        "/scores?period=2026-q3, INVALID_FIELDS",
        "/scores?period=2026-09-01, INVALID_FIELDS",
        "/scores?period=%2B2026, INVALID_FIELDS",
        "/scores?period=999999999, INVALID_FIELDS",
        "/scores?period=%D9%A2%D9%A0%D9%A2%D9%A6, INVALID_FIELDS",
        "/scores?period=9999, INVALID_FIELDS",
        "/scores?period=9999-12, INVALID_FIELDS",
        "/scores?period=2026-01&period=2026-02, MALFORMED_PARAMETER",
        "/scores?period=2026-01&organisation=URBAN, UNKNOWN_PARAMETER",
        "/scores/URBAN, INVALID_FIELDS",
        "/scores/URBAN?period=9999-Q4, INVALID_FIELDS",
        "/scores/URBAN/ledger?period=soon, INVALID_FIELDS",
        "/scores/URBAN/ledger?period=2026-01&cursor=AAAA, INVALID_CURSOR",
        "/scores/URBAN/ledger?period=2026-01&limit=0, INVALID_FIELDS",
    })
    void queriesThatAreNotOffered(String path, String code) {
        refused(ASSESSOR, r -> r.urlEncodingEnabled(false).get(path), 400, code);
    }

    @Test
    void theNextMonthHasNotBegun() {
        var next = YearMonth.of(2026, 12);
        refused(ASSESSOR, r -> r.get("/scores?period=" + next), 400, "INVALID_FIELDS")
                .body("violations.field", contains("period"), "violations[0].message", containsString("还没有开始"));
        as(ASSESSOR).get("/scores?period=" + next.minusMonths(1)).then().statusCode(200);
        as(ASSESSOR).get("/scores?period=2020").then().statusCode(200);
    }

    @Test
    void cursorsCannotBeBentOrTakenElsewhere() {
        String cursor = as(ASSESSOR).get("/assignments?limit=1").path("next");
        as(ASSESSOR)
                .queryParam("cursor", cursor)
                .get("/assignments?limit=1")
                .then()
                .statusCode(200);
        var bent = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        refused(ASSESSOR, r -> r.queryParam("cursor", bent).get("/assignments?limit=1"), 400, "INVALID_CURSOR");
        refused(ASSESSOR, r -> r.queryParam("cursor", cursor).get("/assignments?sort=nextDue"), 400, "INVALID_CURSOR");

        var clerk = person("i-ledger", "I-LEDGER", Roles.DEPARTMENT_CLERK);
        works(clerk, assignment(dispatched("ROUTINE", now(), "I-LEDGER"), "I-LEDGER"), "SOLVED");
        var ledger = "/scores/I-LEDGER/ledger?limit=1&period=" + MONTH;
        // what waits for its place is on the last page only, so until then the first is empty
        await().until(() -> as(ASSESSOR).get(ledger).path("items.size()"), is(1));
        String page = as(ASSESSOR).get(ledger).path("next");
        as(ASSESSOR)
                .queryParam("cursor", page)
                .get(ledger)
                .then()
                .body("items.fact", contains("ON_TIME"), "next", nullValue());
        refused(
                ASSESSOR,
                r -> r.queryParam("cursor", page).get(ledger.replace("I-LEDGER", "URBAN")),
                400,
                "INVALID_CURSOR");
        refused(ASSESSOR, r -> r.queryParam("cursor", page).get("/assignments"), 400, "INVALID_CURSOR");
    }

    @Test
    void aMoveThatIsNotPossibleNowNamesThoseThatAre() {
        wrong(CLERK, "complete", "{\"outcome\": \"SOLVED\", \"result\": \"好\"}", 409, "ILLEGAL_MOVE")
                .body("moves", contains("accept"), "state", is("PENDING"), "detail", containsString("accept"));
        wrong(CLERK, "check-in", "{}", 409, "ILLEGAL_MOVE");
        wrong(DEPUTY, "release", "{}", 409, "ILLEGAL_MOVE");
        // the lead cannot be declared absent
        wrong(DEPUTY, "absent", "{\"note\": \"x\"}", 409, "ILLEGAL_MOVE").body("moves", empty());
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        var path = "/assignments/" + assist + "/accept";
        var before = Footprint.of(database);
        for (var stale : List.of("\"99\"", "99", "\"\""))
            refused(ASSIST, r -> r.header("If-Match", stale).body("{}").post(path), 412, "PRECONDITION_FAILED");
        assertEquals(before, Footprint.of(database));
        var seen = as(ASSIST).get("/assignments/" + assist).header("ETag");
        as(ASSIST)
                .header("If-None-Match", seen)
                .get("/assignments/" + assist)
                .then()
                .statusCode(304);
        as(ASSIST).header("If-Match", seen).body("{}").post(path).then().statusCode(200);
        refused(ASSIST, r -> r.header("If-Match", seen).body("{}").post(path), 412, "PRECONDITION_FAILED");
    }

    @Test
    void aMoveThatIsSentAgainCountsOnce() {
        var clerk = person("i-again", "I-AGAIN", Roles.DEPARTMENT_CLERK);
        var again = assignment(dispatched("ROUTINE", now(), "I-AGAIN"), "I-AGAIN");
        move(clerk, again, "accept", "{}").statusCode(200);
        var key = UUID.randomUUID().toString();
        var path = "/assignments/" + again + "/check-in";
        var first = as(clerk).header("Idempotency-Key", key).body("{}").post(path);
        var before = Footprint.of(database);
        var second = as(clerk).header("Idempotency-Key", key).body("{}").post(path);
        assertEquals(200, second.statusCode());
        assertEquals(first.asString(), second.asString());
        refused(
                clerk,
                r -> r.header("Idempotency-Key", key).body("{\"onSite\": true}").post(path),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        refused(
                clerk,
                r -> r.header("Idempotency-Key", "two words").body("{}").post(path),
                400,
                "MALFORMED_IDEMPOTENCY_KEY");
        // without the key the second try is another deed, and refused
        refused(clerk, r -> r.body("{}").post(path), 409, "ILLEGAL_MOVE");
        assertEquals(before, Footprint.of(database));
        as(ASSESSOR).get("/scores/I-AGAIN/ledger?period=" + MONTH).then().body("items.fact", contains("CHECK_IN"));
    }
}
