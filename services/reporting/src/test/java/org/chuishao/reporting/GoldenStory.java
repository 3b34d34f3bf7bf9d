package org.chuishao.reporting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;

/**
 * The golden example of domain §4, lived through: whistles as the whistle service tells of them, duties as clerks do them,
 * all on their days. Any district can live it.
 */
final class GoldenStory {
    private static final String STATION = "001002";

    private final String district;

    /** Every event this often: what arrives again must change nothing. */
    private final int copies;

    private final Map<String, String> whistles = new HashMap<>();
    private final Map<String, String> duties = new HashMap<>();
    private final List<Runnable> told = new ArrayList<>();

    GoldenStory(String district) {
        this(district, 1);
    }

    GoldenStory(String district, int copies) {
        this.district = district;
        this.copies = copies;
    }

    static void itIs(String shanghai) {
        given().basePath("/").body(instant(shanghai)).put("/q/clock").then().statusCode(204);
    }

    private static String instant(String shanghai) {
        return java.time.OffsetDateTime.parse(shanghai.replace(' ', 'T') + ":00+08:00")
                .toInstant()
                .toString();
    }

    RequestSpecification as(String at, String role) {
        var token =
                Tokens.of(role + " " + at).district(district).at(at).roles(role).token();
        return given().auth().oauth2(token).basePath("/api/v1").contentType(ContentType.JSON);
    }

    RequestSpecification assessor() {
        return as(district, Roles.ASSESSOR);
    }

    /** @param shanghai when it happened, which may be before the clock's now; assists after the lead */
    void dispatched(String whistle, String kind, String shanghai, String... departments) {
        var id = UUID.randomUUID().toString();
        whistles.put(whistle, id);
        var called = new StringBuilder();
        for (int i = 0; i < departments.length; i++)
            called.append(i == 0 ? "" : ", ")
                    .append("{\"organisation\": \"%s\", \"role\": \"%s\"}"
                            .formatted(departments[i], i == 0 ? "LEAD" : "ASSIST"));
        tell(whistle, "whistle-dispatched.v1", """
                {"whistleId": "%s", "number": "%s", "cycle": 1, "kind": "%s", "title": "占道经营", "description": "夜市占道",
                 "stationCode": "%s%s", "stationName": "马山社区红领工作站", "itemCode": "%s", "itemName": "占道经营",
                 "location": {"address": "马山路"}, "dispatchedAt": "%s", "departments": [%s]}""".formatted(
                        id,
                        whistle,
                        kind,
                        district,
                        STATION,
                        kind.equals("JOINT") ? "DG-JOINT" : "DG-1",
                        instant(shanghai),
                        called));
    }

    void comes(String whistle, String department) {
        move(whistle, department, "accept", "{}");
        move(whistle, department, "check-in", "{\"onSite\": true}");
    }

    void completes(String whistle, String department, String outcome) {
        move(whistle, department, "complete", "{\"outcome\": \"%s\", \"result\": \"好\"}".formatted(outcome));
    }

    void released(String whistle, String department) {
        byStation(whistle, department, "release", "{}");
    }

    void absent(String whistle, String department) {
        byStation(whistle, department, "absent", "{\"note\": \"未到\"}");
    }

    /** @param stars {@code URBAN 5, MARKET 4} */
    void rated(String whistle, String shanghai, String stars) {
        var ratings = new StringBuilder();
        for (var rating : stars.split(", "))
            ratings.append(ratings.isEmpty() ? "" : ", ")
                    .append("{\"organisation\": \"%s\", \"stars\": %s, \"reason\": \"理由\"}"
                            .formatted((Object[]) rating.split(" ")));
        happened(whistle, "whistle-verified.v1", shanghai, "\"ratings\": [" + ratings + "]");
    }

    void sentBack(String whistle, String department, String shanghai) {
        happened(whistle, "whistle-rework-ordered.v1", shanghai, "\"note\": \"未净\"");
        await().untilAsserted(() -> assessor()
                .get("/assignments/" + duty(whistle, department))
                .then()
                .body("state", is("CHECKED_IN")));
    }

    /** @param satisfaction null where nobody answered the call-back */
    void closed(String whistle, String shanghai, String outcome, String satisfaction) {
        var answered = satisfaction == null ? "" : ", \"satisfaction\": \"" + satisfaction + "\"";
        happened(whistle, "whistle-closed.v1", shanghai, "\"outcome\": \"" + outcome + "\"" + answered);
    }

    /** Once the dispatch has come through. */
    String duty(String whistle, String department) {
        return duties.computeIfAbsent(
                whistle + " " + department,
                duty -> await().pollInterval(Duration.ofMillis(20))
                        .until(
                                () -> assessor()
                                        .get("/assignments?whistleId=" + whistles.get(whistle) + "&organisation="
                                                + department)
                                        .path("items[0].id"),
                                notNullValue()));
    }

    ValidatableResponse score(String department, String period) {
        return assessor()
                .get("/scores/" + department + "?period=" + period)
                .then()
                .statusCode(200);
    }

    List<Map<String, Object>> ledger(String department, String period) {
        return assessor()
                .get("/scores/" + department + "/ledger?limit=200&period=" + period)
                .path("items");
    }

    /** 2026-09 as domain §4 tells it; all but the commendation of MARKET for W7. */
    void september() {
        itIs("2026-09-01 09:00");
        dispatched("W3", "JOINT", "2026-09-01 09:00", "MARKET", "URBAN", "HOUSING");
        itIs("2026-09-01 09:10");
        comes("W3", "MARKET");
        comes("W3", "URBAN");
        itIs("2026-09-03 10:00");
        released("W3", "URBAN");
        completes("W3", "URBAN", "SOLVED");
        absent("W3", "HOUSING");

        itIs("2026-09-07 09:00");
        dispatched("W1", "ROUTINE", "2026-09-07 09:00", "URBAN");
        dispatched("W2", "EMERGENCY", "2026-09-07 09:00", "HOUSING", "URBAN");
        dispatched("W4", "ROUTINE", "2026-09-07 09:00", "HOUSING");
        dispatched("W5", "ROUTINE", "2026-09-07 09:00", "MARKET");
        dispatched("W7", "ROUTINE", "2026-09-07 09:00", "MARKET");
        comes("W1", "URBAN");
        comes("W2", "HOUSING");
        comes("W4", "HOUSING");
        comes("W5", "MARKET");
        comes("W7", "MARKET");
        itIs("2026-09-07 10:00");
        comes("W2", "URBAN"); // half an hour late
        itIs("2026-09-07 15:00");
        completes("W1", "URBAN", "SOLVED");
        completes("W2", "HOUSING", "SOLVED");
        completes("W2", "URBAN", "SOLVED");
        completes("W4", "HOUSING", "SOLVED");
        completes("W5", "MARKET", "SOLVED");

        itIs("2026-09-08 10:00");
        sentBack("W4", "HOUSING", "2026-09-08 09:30");
        completes("W4", "HOUSING", "UNSOLVED");
        rated("W1", "2026-09-08 10:00", "URBAN 5");
        closed("W1", "2026-09-09 10:00", "SOLVED", "SATISFIED");
        rated("W2", "2026-09-08 10:00", "HOUSING 4, URBAN 3");
        closed("W2", "2026-09-09 10:00", "SOLVED", "MOSTLY_SATISFIED");
        rated("W4", "2026-09-09 10:00", "HOUSING 3");
        closed("W4", "2026-09-10 10:00", "UNSOLVED", "DISSATISFIED");
        rated("W5", "2026-09-08 10:00", "MARKET 5");
        closed("W5", "2026-09-09 10:00", "SOLVED", "SATISFIED");

        itIs("2026-09-16 10:00"); // W7 was due on the 14th
        completes("W7", "MARKET", "SOLVED");
        rated("W7", "2026-09-16 11:00", "MARKET 4");
        closed("W7", "2026-09-17 10:00", "SOLVED", "MOSTLY_SATISFIED");

        itIs("2026-09-28 10:00"); // W3 was due on the 22nd
        released("W3", "MARKET");
        completes("W3", "MARKET", "SOLVED");
        rated("W3", "2026-09-28 11:00", "MARKET 4, URBAN 5, HOUSING 1");
        closed("W3", "2026-09-28 15:00", "SOLVED", null);

        itIs("2026-09-29 09:00");
        dispatched("W6", "ROUTINE", "2026-09-29 09:00", "URBAN");
        dispatched("W8", "ROUTINE", "2026-09-29 09:00", "HOUSING"); // its return is upheld: nothing more is heard of it
        duty("W8", "HOUSING");
        comes("W6", "URBAN"); // and then its clock stands still
        itIs("2026-09-30 16:00");
    }

    private void move(String whistle, String department, String move, String body) {
        as(department, Roles.DEPARTMENT_CLERK)
                .body(body)
                .post("/assignments/" + duty(whistle, department) + "/" + move)
                .then()
                .statusCode(200);
    }

    private void byStation(String whistle, String department, String move, String body) {
        as(district + STATION, Roles.STATION_DEPUTY)
                .body(body)
                .post("/assignments/" + duty(whistle, department) + "/" + move)
                .then()
                .statusCode(200);
    }

    private void happened(String whistle, String type, String shanghai, String more) {
        tell(whistle, type, """
                {"whistleId": "%s", "number": "%s", "cycle": 1, "at": "%s", "by": "deputy", %s}""".formatted(whistles.get(whistle), whistle, instant(shanghai), more));
    }

    private void tell(String whistle, String type, String data) {
        var event = UUID.randomUUID();
        Runnable send = () -> TestBroker.send(event, district, "whistle", whistles.get(whistle), type, data);
        for (int i = 0; i < copies; i++) send.run();
        told.add(send);
    }

    /** Any event of before comes once more, as after a broker's or a relay's restart. */
    void repeatOne(Random random) {
        if (!told.isEmpty()) told.get(random.nextInt(told.size())).run();
    }
}
