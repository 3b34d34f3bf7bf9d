package org.chuishao.catalogue;

import static org.chuishao.catalogue.People.clerk;
import static org.chuishao.catalogue.People.department;
import static org.chuishao.catalogue.People.dispatcher;
import static org.chuishao.catalogue.People.editor;
import static org.chuishao.catalogue.People.stranger;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class BadInputIT {
    private static final String ITEM = """
            {"name": "路灯", "category": "类", "subcategory": "类", "type": "OTHER", "lead": "URBAN" %s}""";

    private static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status), "code", equalTo(code), "traceId", notNullValue())
                .body("title", matchesPattern("[^\\x00-\\x7f]+"))
                .body("detail", not(containsString("com.fasterxml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organisations",
                "/organisations/URBAN",
                "/items",
                "/items/X",
                "/items/X/versions",
                "/items/X/versions/1"
            })
    void withoutATokenNothingIsShown(String path) {
        problem(stranger().get(path), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/organisations/URBAN",
        "POST,/organisations/batch",
        "PUT,/items/X",
        "POST,/items/batch",
        "POST,/items/match/corrections"
    })
    void onlyEditorsWrite(String method, String path) {
        problem(stranger().body("{}").request(method, path), 401, "UNAUTHENTICATED");
        problem(clerk().body("{}").request(method, path), 403, "FORBIDDEN");
    }

    @Test
    void aTokenWithoutADistrictSeesNothing() {
        var nowhere = Tokens.of("nowhere").roles("admin").district("all").token();
        problem(stranger().auth().oauth2(nowhere).get("/organisations"), 403, "NO_DISTRICT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "colour": "red"                  | INVALID_FIELDS | colour
            , "version": 7                     | INVALID_FIELDS | version
            , "active": "yes"                  | INVALID_FIELDS | active
            , "active": 1                      | INVALID_FIELDS | active
            , "keywords": "路灯"                | INVALID_FIELDS | keywords
            , "keywords": [1]                  | INVALID_FIELDS | keywords[0]
            , "keywords": [null]               | INVALID_FIELDS | keywords[0]
            , "legalBasis": {"law": "x"}       | INVALID_FIELDS | legalBasis
            , "legalBasis": "a\\u0000b"        | INVALID_FIELDS | legalBasis
            , "legalBasis": "\\ud800"          | INVALID_FIELDS | legalBasis
            , "keywords": [[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]] | INVALID_FIELDS | keywords[0]
            , "keywords": ["a", "b"            | INVALID_JSON   | keywords[2]
            , "active": true, "active": false  | INVALID_JSON   | body
            , "legalBasis": tru                | INVALID_JSON   | body
            """)
    void whatIsWrongWithABodyIsSaidFieldByField(String extra, String code, String field) {
        problem(editor().body(ITEM.formatted(extra)).put("/items/BAD"), 400, code)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x"}                                                         | kind
            {"name": null, "shortName": "x", "kind": "DEPARTMENT"}                | name
            {"name": "  ", "shortName": "x", "kind": "DEPARTMENT"}                | name
            {"name": "x", "shortName": "x", "kind": "CLUB"}                       | kind
            {"name": "x", "shortName": "x", "kind": 1}                            | kind
            {"name": "x", "shortName": "x", "kind": "department"}                 | kind
            {"name": "x", "shortName": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "kind": "STREET"} | shortName
            []                                                                    | body
            "text"                                                                | body
            null                                                                  | body
            """)
    void missingAndMistypedFieldsAreNamed(String body, String field) {
        problem(editor().body(body).put("/organisations/BAD"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\" \"x\"}",
                "{}{}",
                "\u0000",
                "not json",
                "{\"name\": 1e999999999999999999999999999999999999999999}"
            })
    void whatIsNotJsonIsNotJson(String body) {
        problem(editor().body(body).put("/organisations/BAD"), 400, "INVALID_JSON");
    }

    @Test
    void deepNestingAndHugeTextsAreCutShort() {
        problem(
                editor().body("{\"name\": " + "[".repeat(200) + "]".repeat(200) + "}")
                        .put("/organisations/BAD"),
                400,
                "INVALID_FIELDS");
        problem(editor().body("[".repeat(200) + "]".repeat(200)).put("/organisations/BAD"), 400, "INVALID_FIELDS");
        problem(
                editor().body("{\"name\": \"" + "长".repeat(300_000) + "\"}").put("/organisations/BAD"),
                400,
                "INVALID_JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "/organisations?colour=red, UNKNOWN_PARAMETER",
        "/organisations?kind=CLUB, INVALID_FIELDS",
        "/organisations?active=yes, INVALID_FIELDS",
        "/organisations?limit=many, INVALID_FIELDS",
        "/organisations?limit=0, INVALID_FIELDS",
        "/organisations?limit=201, INVALID_FIELDS",
        "/organisations?limit=1&limit=2, MALFORMED_PARAMETER",
        "/organisations?cursor=AAAA, INVALID_CURSOR",
        "/organisations?cursor=%00, MALFORMED_PARAMETER",
        "/items?type=FAVOUR, INVALID_FIELDS",
        "/items?limit=999, INVALID_FIELDS",
        "/items?cursor=..., INVALID_CURSOR",
        "/items?word=x, UNKNOWN_PARAMETER",
        "/items/X?full=true, UNKNOWN_PARAMETER",
    })
    void queriesAreHeldToWhatIsOffered(String path, String code) {
        problem(clerk().urlEncodingEnabled(false).get(path), 400, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                   | title
            {"title": " "}                                       | title
            {"title": "路灯", "kind": "URGENT"}                   | kind
            {"title": "路灯", "stationCode": "3408"}              | stationCode
            {"title": "路灯", "stationCode": 340803001002}        | stationCode
            {"title": "路灯", "stationCode": "340802001002"}      | stationCode
            {"title": "路灯", "limit": 0}                         | limit
            {"title": "路灯", "limit": 21}                        | limit
            {"title": "路灯", "limit": "3"}                       | limit
            {"title": "路灯", "colour": "red"}                    | colour
            """)
    void whatIsToBeMatchedIsHeldToItsForm(String body, String field) {
        problem(clerk().body(body).post("/items/match"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "路灯"}                                     | itemCode
            {"itemCode": "X"}                                    | title
            {"title": "路灯", "itemCode": "X", "lead": "URBAN"}   | lead
            """)
    void aCorrectionIsHeldToItsForm(String body, String field) {
        problem(dispatcher().body(body).post("/items/match/corrections"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "area": "3408"        | "from": "08:30"  | area
            "area": null          | "from": "08:30"  | area
            "area": "340803001"   | "from": "8:30"   | shifts[0].from
            "area": "340803001"   | "from": "24:00"  | shifts[0].from
            "area": "340803001"   | "from": 830      | shifts[0].from
            "area": "340803001"   | "from": "08:30", "days": "MONDAY"  | shifts[0].days
            "area": "340803001"   | "from": "08:30", "phone": "王五"    | shifts[0].phone
            "area": "340803001", "items": [""] | "from": "08:30" | items[0]
            """)
    void aRosterIsHeldToItsForm(String place, String hours, String field) {
        var days = hours.contains("days") ? "" : ", \"days\": \"EVERY_DAY\"";
        var body = """
                {"name": "值班", %s, "shifts": [{"organisation": "URBAN", "part": "ON_CALL", "to": "17:30", %s%s}]}""".formatted(place, hours, days);
        problem(editor().body(body).put("/on-call-rosters/BAD"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "area": "3408"        | "from": "08:30"                    | area
            "area": "340802"      | "from": "08:30"                    | area
            "area": null          | "from": "08:30"                    | area
            "area": "340803"      | "from": "8:30"                     | hours[0].from
            "area": "340803"      | "from": "24:00"                    | hours[0].from
            "area": "340803"      | "from": "08:30", "phone": "1"      | hours[0].phone
            "area": "340803", "phone": "王五" | "from": "08:30"          | phone
            "area": "340803", "services": [""] | "from": "08:30"       | services[0]
            "area": "340803", "services": ["NONE"] | "from": "08:30"   | services[0]
            """)
    void aServicePointIsHeldToItsForm(String place, String hours, String field) {
        var body = """
                {"name": "便民服务中心", "address": "一楼", %s, "hours": [{"days": "EVERY_DAY", "to": "17:30", %s}]}""".formatted(place, hours);
        problem(editor().body(body).put("/service-points/BAD"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public-services",
                "/public-services?q=x",
                "/public-services?q=路灯&near=3408",
                "/public-services?q=路灯&limit=21",
                "/service-points?area=34",
                "/service-points?limit=0"
            })
    void lookingForServicesHasItsForm(String path) {
        problem(clerk().get(path), 400, "INVALID_FIELDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/standing-questions/uncovered?days=0",
                "/standing-questions/uncovered?times=1",
                "/standing-questions/disputed?limit=201",
                "/standing-questions/unused?limit=0",
                "/standing-questions/returns?days=many",
                "/change-proposals?stage=GONE",
            })
    void standingQuestionsHaveLimits(String path) {
        problem(editor().get(path), 400, "INVALID_FIELDS");
    }

    @Test
    void aCursorCannotBeBentOrTakenElsewhere() {
        for (var code : new String[] {"C1", "C2", "C3"})
            editor().body(department(code)).put("/organisations/" + code);
        var cursor = clerk().get("/organisations?limit=1")
                .then()
                .extract()
                .jsonPath()
                .getString("next");
        var bent = cursor.substring(0, cursor.length() - 2) + (cursor.endsWith("AA") ? "BB" : "AA");
        problem(clerk().queryParam("cursor", bent).get("/organisations?limit=1"), 400, "INVALID_CURSOR");
        problem(clerk().queryParam("cursor", cursor).get("/organisations?active=true"), 400, "INVALID_CURSOR");
        problem(clerk().queryParam("cursor", cursor).get("/items"), 400, "INVALID_CURSOR");
    }

    @Test
    void otherFormatsMethodsAndAddressesAreRefused() {
        problem(editor().contentType("text/plain").body("x").put("/organisations/BAD"), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(editor().body("{}").delete("/organisations/BAD"), 405, "METHOD_NOT_ALLOWED");
        problem(clerk().get("/organisations/NOWHERE"), 404, "NOT_FOUND");
        problem(clerk().get("/nowhere"), 404, "NOT_FOUND");
    }

    @Test
    void englishIsSpokenOnRequest() {
        editor().header("Accept-Language", "en")
                .body("{\"name\": \"x\", \"colour\": 1}")
                .put("/organisations/BAD")
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad request"))
                .body("violations[0].message", allOf(containsString("no such field"), containsString("shortName")));
        editor().header("Accept-Language", "en-GB,zh;q=0.5")
                .body("{}")
                .put("/organisations/BAD")
                .then()
                .body("violations.message", hasItem("must not be blank"));
        editor().body("{}")
                .put("/organisations/BAD")
                .then()
                .body("title", equalTo("请求有误"), "violations.message", hasItem("不能为空"));
    }
}
