package org.chuishao.reporting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;

/** A district of one test's own: its periods are nobody else's, and its people may live in any month. */
final class District {
    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    final String code;
    final String assessor;
    final String otherAssessor;
    final String reviewer;
    final String otherReviewer;
    final String reader;
    private final String station;

    District(String code) {
        this.code = code;
        this.station = code + "001002";
        this.assessor = person("assessor", code, Roles.ASSESSOR);
        this.otherAssessor = person("other-assessor", code, Roles.ASSESSOR);
        this.reviewer = person("reviewer", code, Roles.REVIEWER);
        this.otherReviewer = person("other-reviewer", code, Roles.REVIEWER);
        this.reader = person("assessment-office", code, Roles.SCORE_READER);
    }

    String person(String name, String at, String... roles) {
        return Tokens.of(name).district(code).at(at).roles(roles).token();
    }

    /** Somebody with two hats. */
    String both(String name, List<String> at, String... roles) {
        return Tokens.of(name)
                .district(code)
                .at(at.toArray(String[]::new))
                .roles(roles)
                .token();
    }

    String clerk(String department) {
        return person(department + "-clerk", department, Roles.DEPARTMENT_CLERK);
    }

    String lead(String department) {
        return person(department + "-lead", department, Roles.DEPARTMENT_LEAD);
    }

    String deputy() {
        return person("deputy", station, Roles.STATION_DEPUTY);
    }

    String station() {
        return station;
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).basePath("/api/v1").contentType(ContentType.JSON);
    }

    ValidatableResponse post(String token, String path, String body) {
        return as(token).body(body).post(path).then();
    }

    ValidatableResponse sheet(String token, String period) {
        return as(token).get("/score-sheets/" + period).then().statusCode(200);
    }

    /** The whole district lives at this moment, Shanghai time: {@code 2026-09-01T09:00}. */
    static Instant at(String local) {
        var instant = instant(local);
        CDI.current().select(TravelClock.class).get().travelTo(instant);
        return instant;
    }

    static Instant instant(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }

    /** Runs what lives in another time, and comes back to today. */
    static void inAnotherTime(Runnable story) {
        var clock = CDI.current().select(TravelClock.class).get();
        var today = clock.instant();
        try {
            story.run();
        } finally {
            clock.travelTo(today);
            awaitSettled(today);
        }
    }

    /** What was left open there is long overdue today: other tests shall not see it being settled. */
    static void awaitSettled(Instant today) {
        var sql = "select count(*) from assignment where timer_at < ?";
        await().until(() -> {
            try (var connection =
                            CDI.current().select(AgroalDataSource.class).get().getConnection();
                    var query = connection.prepareStatement(sql)) {
                query.setTimestamp(1, Timestamp.from(today));
                try (var found = query.executeQuery()) {
                    found.next();
                    return found.getLong(1) == 0;
                }
            }
        });
    }

    void department(String department, String name) {
        TestBroker.send(UUID.randomUUID(), code, "organisation", department, "organisation-changed.v1", """
                {"code": "%s", "name": "%s", "kind": "DEPARTMENT", "active": true}""".formatted(
                        department, name));
        await().untilAsserted(() -> sheet(reader, "2020").body("lines.organisation", hasItem(department)));
    }

    /** @param called the lead's code first, then the assisting departments' */
    String dispatched(String number, String kind, String at, String... called) {
        return blown(station, "DG-" + number, number, kind, at, called);
    }

    String blown(String station, String item, String number, String kind, String at, String... called) {
        var whistle = UUID.randomUUID().toString();
        var event = Departments.dispatch(whistle, kind, instant(at), called)
                .replace(Departments.STATION, station)
                .replace("\"DG-1\"", "\"" + item + "\"")
                .replace("340803-2026-000001", number);
        TestBroker.send(UUID.randomUUID(), code, "whistle", whistle, "whistle-dispatched.v1", event);
        await().untilAsserted(() -> as(assessor)
                .get("/assignments?whistleId=" + whistle)
                .then()
                .statusCode(200)
                .body("items", hasSize(called.length)));
        return whistle;
    }

    String duty(String whistle, String department) {
        return as(assessor)
                .get("/assignments?whistleId=" + whistle + "&organisation=" + department)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    void checksIn(String whistle, String department) {
        var duty = duty(whistle, department);
        move(clerk(department), duty, "accept", "{}");
        move(clerk(department), duty, "check-in", "{\"onSite\": true}");
    }

    void completes(String whistle, String department, String outcome) {
        move(
                clerk(department),
                duty(whistle, department),
                "complete",
                "{\"outcome\": \"%s\", \"result\": \"已办\"}".formatted(outcome));
    }

    void released(String whistle, String department) {
        move(deputy(), duty(whistle, department), "release", "{}");
    }

    void absent(String whistle, String department) {
        move(deputy(), duty(whistle, department), "absent", "{\"note\": \"未到\"}");
    }

    private static void move(String token, String duty, String move, String body) {
        as(token).body(body).post("/assignments/" + duty + "/" + move).then().statusCode(200);
    }

    /** @param ratings department and stars: {@code "URBAN 5"} */
    void rated(String whistle, String at, String... ratings) {
        var list = String.join(
                ", ",
                Arrays.stream(ratings)
                        .map(r -> r.split(" "))
                        .map(r -> "{\"organisation\": \"%s\", \"stars\": %s, \"reason\": \"理由\"}".formatted(r[0], r[1]))
                        .toList());
        told(whistle, "whistle-verified.v1", at, ", \"ratings\": [" + list + "]");
    }

    void closed(String whistle, String at, String outcome, String satisfaction) {
        told(
                whistle,
                "whistle-closed.v1",
                at,
                ", \"outcome\": \"%s\"".formatted(outcome)
                        + (satisfaction == null ? "" : ", \"satisfaction\": \"%s\"".formatted(satisfaction)));
    }

    void told(String whistle, String type, String at, String more) {
        TestBroker.send(UUID.randomUUID(), code, "whistle", whistle, type, """
                {"whistleId": "%s", "number": "n", "cycle": 1, "at": "%s", "by": "deputy"%s}""".formatted(whistle, instant(at), more));
    }

    void awaitReworked(String whistle, String department) {
        var duty = duty(whistle, department);
        await().untilAsserted(
                        () -> as(assessor).get("/assignments/" + duty).then().body("state", is("CHECKED_IN")));
    }

    /** Waits until the ledger has it: facts come as events, and lines get their place a moment later. */
    void awaitLine(String period, String department, String earned, String possible, String adjustment) {
        await().untilAsserted(() -> sheet(assessor, period)
                .body("lines.find { it.organisation == '%s' }.earned".formatted(department), is(earned))
                .body("lines.find { it.organisation == '%s' }.possible".formatted(department), is(possible))
                .body("lines.find { it.organisation == '%s' }.adjustment".formatted(department), is(adjustment)));
    }

    void adjusted(String department, String whistle, String kind) {
        String id = post(assessor, "/adjustments", """
                        {"organisation": "%s", "assignmentId": "%s", "kind": "%s", "evidence": "见附件"}""".formatted(department, duty(whistle, department), kind))
                .statusCode(201)
                .extract()
                .path("id");
        post(reviewer, "/adjustments/" + id + "/approve", "{}").statusCode(200).body("stage", is("APPROVED"));
    }

    void published(String period) {
        post(assessor, "/score-sheets/" + period + "/publish", "{}")
                .statusCode(200)
                .body("stage", is("PROPOSED"));
        post(reviewer, "/score-sheets/" + period + "/sign", "{}")
                .statusCode(200)
                .body("stage", is("PUBLISHED"));
    }

    void finalised(String period) {
        post(assessor, "/score-sheets/" + period + "/finalise", "{}")
                .statusCode(200)
                .body("stage", is("FINAL"));
    }

    /** The id of a department's line about a fact of a whistle. */
    String line(String period, String department, String whistle, String fact) {
        return as(assessor)
                .get("/scores/%s/ledger?limit=200&period=%s".formatted(department, period))
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.whistleId == '%s' && it.fact == '%s' }.id".formatted(whistle, fact));
    }
}
