package org.chuishao.workstation;

import static org.chuishao.workstation.People.admin;
import static org.chuishao.workstation.People.member;
import static org.chuishao.workstation.People.stranger;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class BadInputIT {
    private static final String STATION = """
            {"name": "站", "streetCode": "340803001", "village": "村", "address": "路" %s}""";

    private static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code), "traceId", notNullValue(), "title", matchesPattern("[^\\x00-\\x7f]+"));
    }

    @ParameterizedTest
    @CsvSource({"PUT,/workstations/340803001002", "POST,/workstations/batch"})
    void onlyAdministratorsWrite(String method, String path) {
        problem(stranger().body("{}").request(method, path), 401, "UNAUTHENTICATED");
        problem(member().body("{}").request(method, path), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({"/workstations", "/workstations/340803001002"})
    void withoutATokenNothingIsShown(String path) {
        problem(stranger().get(path), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "colour": "red"                 | INVALID_FIELDS | colour
            , "active": "yes"                 | INVALID_FIELDS | active
            , "phone": 5550123                | INVALID_FIELDS | phone
            , "phone": "call me"              | INVALID_FIELDS | phone
            , "officeHours": "a\\u0000b"      | INVALID_FIELDS | officeHours
            , "officeHours": ["a"]            | INVALID_FIELDS | officeHours
            , "officeHours": [[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]] | INVALID_FIELDS | officeHours
            , "active": true, "active": false | INVALID_JSON   | body
            , "officeHours": "                | INVALID_JSON   | officeHours
            """)
    void whatIsWrongWithABodyIsSaidFieldByField(String extra, String code, String field) {
        problem(admin().body(STATION.formatted(extra)).put("/workstations/340803001050"), 400, code)
                .body("violations.field", hasItem(field));
    }

    @Test
    void missingAndEndlessFieldsAreNamed() {
        for (var field : new String[] {"name", "streetCode", "village", "address"})
            problem(admin().body("{}").put("/workstations/340803001050"), 400, "INVALID_FIELDS")
                    .body("violations.field", hasItem(field));
        problem(
                        admin().body(STATION.replace("站", "站".repeat(101)).formatted(""))
                                .put("/workstations/340803001050"),
                        400,
                        "INVALID_FIELDS")
                .body("violations.field", hasItem("name"));
    }

    @ParameterizedTest
    @CsvSource({
        "/workstations?street=340803001, UNKNOWN_PARAMETER",
        "/workstations?active=1, INVALID_FIELDS",
        "/workstations?limit=0, INVALID_FIELDS",
        "/resolutions?stationCode=abc, INVALID_FIELDS",
        "/meetings?stationCode=34080, INVALID_FIELDS",
        "/teams?stationCode=340803001002x, INVALID_FIELDS",
        "/activities?stationCode=%25, INVALID_FIELDS",
        "/activities/export?stationCode=abc, INVALID_FIELDS",
        "/needs?stationCode=3408030010021, INVALID_FIELDS",
        "/bookings?stationCode=abc, INVALID_FIELDS",
        "/workstations?cursor=AAAA, INVALID_CURSOR",
        "/workstations?streetCode=%00, MALFORMED_PARAMETER",
    })
    void queriesAreHeldToWhatIsOffered(String path, String code) {
        problem(member().urlEncodingEnabled(false).get(path), 400, code);
    }

    @Test
    void englishIsSpokenOnRequest() {
        admin().header("Accept-Language", "en-GB,zh;q=0.5")
                .body(STATION.formatted(", \"phone\": \"x\""))
                .put("/workstations/340803001050")
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad request"))
                .body("violations.message", hasItem("a phone number: digits, spaces and hyphens"));
    }
}
