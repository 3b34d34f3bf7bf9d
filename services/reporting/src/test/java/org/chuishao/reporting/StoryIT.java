package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.Test;

/** Duties and points as this service sees them, with whistles played by the test. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StoryIT {
    private static final String MONTH = "2026-11";
    private static final String ON_SITE = "{\"onSite\": true}";

    @Test
    void everyFactOfAJointWhistlePostsItsLine() {
        var whistle = dispatched("JOINT", now(), "A-LEAD", "A-ASSIST", "A-ABSENT");
        var leadClerk = person("a-lead", "A-LEAD", "department-clerk");
        var assistClerk = person("a-assist", "A-ASSIST", "department-clerk");
        var lead = assignment(whistle, "A-LEAD");
        var assist = assignment(whistle, "A-ASSIST");
        for (var clerkAndDuty : new String[][] {{leadClerk, lead}, {assistClerk, assist}}) {
            move(clerkAndDuty[0], clerkAndDuty[1], "accept", "{}").body("moves", contains("check-in"));
            move(clerkAndDuty[0], clerkAndDuty[1], "check-in", "{}")
                    .statusCode(200)
                    .body("moves", empty());
            move(clerkAndDuty[0], clerkAndDuty[1], "complete", "{\"outcome\": \"SOLVED\", \"result\": \"好\"}")
                    .statusCode(409)
                    .body("code", is("ILLEGAL_MOVE"))
                    .body("moves", empty());
            move(DEPUTY, clerkAndDuty[1], "release", "{}").statusCode(200);
            completes(clerkAndDuty[0], clerkAndDuty[1], "SOLVED");
        }
        District.inAnotherTime(() -> {
            District.at("2026-11-18T12:00");
            move(DEPUTY, assignment(whistle, "A-ABSENT"), "absent", "{\"note\": \"始终未到\"}")
                    .statusCode(200)
                    .body("state", is("ABSENT"));
        });
        told(whistle, "whistle-verified.v1", """
                , "ratings": [{"organisation": "A-LEAD", "stars": 4}, {"organisation": "A-ASSIST", "stars": 5, "reason": "主动"},
                  {"organisation": "A-ABSENT", "stars": 1, "reason": "未到"}]""");
        told(whistle, "whistle-closed.v1", ", \"outcome\": \"SOLVED\", \"satisfaction\": \"MOSTLY_SATISFIED\"");

        // lead 1 × 1.5: 37.5 + 30 + 45 + 20.25 of 22.5 + 11.25 of 15; assist half of it with five stars; absent nothing
        await().untilAsserted(() -> score("A-LEAD").body("earned", is("144")).body("possible", is("150")));
        await().untilAsserted(
                        () -> score("A-ASSIST").body("earned", is("73.875")).body("possible", is("75")));
        await().untilAsserted(() -> score("A-ABSENT").body("earned", is("0")).body("possible", is("75")));
        as(person("a-lead", "A-LEAD", "department-clerk"))
                .get("/scores/A-LEAD/ledger?period=" + MONTH)
                .then()
                .statusCode(200)
                .body("items.fact", contains("CHECK_IN", "ON_TIME", "COOPERATION", "SOLVED", "SATISFIED"))
                .body("items[0].zh", startsWith("按时报到：25 × 主办 1 × 联合执法哨 1.5 = 37.5 分"))
                .body("items[0].rule", is("v1/CHECKED_IN_ON_TIME"));
    }

    /** Half an hour in an emergency, until the appointment of a joint whistle: before, there is nobody to blame. */
    @Test
    void nobodyIsAbsentBeforeTheyWereDue() {
        var district = new District("340856");
        var start = "2026-03-04T02:00";
        District.inAnotherTime(() -> {
            District.at(start);
            var whistle = district.dispatched("A1", "EMERGENCY", start, "URBAN", "FIRE", "WATER");
            var fire = district.duty(whistle, "FIRE");
            District.at("2026-03-04T02:05");
            isNotAbsentYet(district, fire);
            District.at("2026-03-04T02:20");
            move(district.clerk("FIRE"), fire, "check-in", ON_SITE).statusCode(200);

            var water = district.duty(whistle, "WATER");
            District.at("2026-03-04T02:29");
            isNotAbsentYet(district, water);
            District.at("2026-03-04T02:31");
            isAbsent(district, water);

            var joint = UUID.randomUUID().toString();
            var event = dispatch(joint, "JOINT", District.instant(start), "URBAN", "FIRE")
                    .replace(STATION, district.station())
                    .replace("\"hasResident\"", "\"appointedAt\": \"2026-03-11T19:30:00+08:00\", \"hasResident\"");
            TestBroker.send(UUID.randomUUID(), district.code, "whistle", joint, "whistle-dispatched.v1", event);
            await().untilAsserted(() -> as(district.assessor)
                    .get("/assignments?whistleId=" + joint)
                    .then()
                    .body("items", hasSize(2)));
            var appointed = district.duty(joint, "FIRE");
            isNotAbsentYet(district, appointed);
            District.at("2026-03-11T19:29");
            isNotAbsentYet(district, appointed);
            District.at("2026-03-11T19:31");
            isAbsent(district, appointed);
        });
    }

    private static void isNotAbsentYet(District district, String duty) {
        as(district.deputy()).get("/assignments/" + duty).then().body("moves", empty());
        move(district.deputy(), duty, "absent", "{\"note\": \"未到\"}")
                .statusCode(409)
                .body("code", is("ILLEGAL_MOVE"), "moves", empty(), "state", is("PENDING"))
                .body("detail", startsWith("任务当前为“待签收”，不能进行“认定未报到（absent）”：报到期限届满"));
    }

    private static void isAbsent(District district, String duty) {
        as(district.deputy()).get("/assignments/" + duty).then().body("moves", contains("absent"));
        move(district.deputy(), duty, "absent", "{\"note\": \"未到\"}")
                .statusCode(200)
                .body("state", is("ABSENT"));
    }

    @Test
    void anEmergencyIsCheckedInToOnSite() {
        var duty = assignment(dispatched("EMERGENCY", now(), "E-LEAD"), "E-LEAD");
        var clerk = person("e", "E-LEAD", "department-clerk");
        for (var elsewhere : List.of("{}", "{\"onSite\": false}", "{\"onSite\": null}"))
            move(clerk, duty, "check-in", elsewhere)
                    .statusCode(400)
                    .body("code", is("INVALID_FIELDS"), "violations.field", contains("onSite"));
        move(clerk, duty, "check-in", ON_SITE).statusCode(200).body("state", is("CHECKED_IN"), "onSite", is(true));
    }

    /** Five working days from the 4th are the 11th at 17:30. What it earned by coming stays. */
    @Test
    void anAssistThatCameAndNeverEndsIsWrittenOffAfterItsDeadline() {
        var district = new District("340858");
        var absent = "{\"note\": \"一直没有结果\"}";
        District.inAnotherTime(() -> {
            District.at("2026-03-04T09:00");
            var whistle = district.dispatched("340858-2026-000001", "ROUTINE", "2026-03-04T09:00", "URBAN", "FIRE");
            var fire = district.duty(whistle, "FIRE");
            district.checksIn(whistle, "FIRE");
            district.checksIn(whistle, "URBAN");
            district.completes(whistle, "URBAN", "SOLVED");
            District.at("2026-03-11T17:29");
            move(district.deputy(), fire, "absent", absent)
                    .statusCode(409)
                    .body("moves", contains("arrival"), "detail", containsString("办结期限届满"));
            District.at("2026-03-11T17:31");
            await().untilAsserted(() -> as(district.deputy())
                    .get("/assignments/" + fire)
                    .then()
                    .body("moves", contains("arrival", "absent")));
            var suspend = "{\"ground\": \"COURT\", \"reviewOn\": \"2026-03-20\", \"reason\": \"诉讼中\"}";
            move(district.lead("FIRE"), fire, "suspend", suspend).statusCode(200);
            move(district.deputy(), fire, "absent", absent).statusCode(409).body("moves", contains("arrival"));
            var dispatcher = district.person("dispatcher", district.code, "dispatcher");
            move(dispatcher, fire, "suspend/refuse", "{\"reason\": \"不同意\"}").statusCode(200);
            // it does not say so about who leads, whatever its own deadline
            move(district.deputy(), fire, "absent", absent)
                    .statusCode(200)
                    .body("state", is("ABSENT"), "moves", empty());
            district.rated(whistle, "2026-03-12T09:00", "URBAN 4", "FIRE 3");
            district.closed(whistle, "2026-03-12T10:00", "SOLVED", null);
            // as an assist half of 25 + 20 + 10 + 30, of which 12.5 + 0 + 2.5 + 15
            district.awaitLine("2026-03", "FIRE", "30", "42.5", "0.00");
            as(district.assessor)
                    .get("/scores/FIRE/ledger?period=2026-03&limit=200")
                    .then()
                    .body("items.rule", hasItems("v1/CHECKED_IN_ON_TIME", "v1/RESULT_MISSED", "v1/SOLVED"))
                    .body("items", hasSize(4));
        });
    }

    @Test
    void reworkCostsOnePointAndHalvesTheTime() {
        var whistle = dispatched("ROUTINE", now(), "B-LEAD");
        var clerk = person("b", "B-LEAD", "department-clerk");
        var duty = assignment(whistle, "B-LEAD");
        works(clerk, duty, "SOLVED");
        var event = told(whistle, "whistle-rework-ordered.v1", ", \"note\": \"还在漏\"");
        await().untilAsserted(() -> as(clerk)
                .get("/assignments/" + duty)
                .then()
                .body("state", is("CHECKED_IN"))
                .body("reworks", is(1)));
        as(clerk)
                .get("/assignments/" + duty)
                .then()
                .body("deadlines.step", contains("ACCEPT", "CHECK_IN", "COMPLETE", "COMPLETE"));
        // the same event again, and a second result: neither counts
        TestBroker.send(event, TestBroker.DISTRICT, "whistle", whistle, "whistle-rework-ordered.v1", "{}");
        completes(clerk, duty, "UNSOLVED");
        told(whistle, "whistle-verified.v1", ", \"ratings\": [{\"organisation\": \"B-LEAD\", \"stars\": 3}]");
        told(whistle, "whistle-closed.v1", ", \"outcome\": \"UNSOLVED\", \"satisfaction\": \"DISSATISFIED\"");
        await().untilAsserted(() -> score("B-LEAD")
                .body("earned", is("50"))
                .body("possible", is("100"))
                .body("adjustment", is("-1.00"))
                .body("score", is("49.00"))
                .body("status", is("UNRANKED"))
                .body("rank", nullValue())
                .body("rates.COOPERATION", is("50.00")));
    }

    @Test
    void theDeadlineItselfPostsTheZeros() {
        var longAgo = now().minus(40, ChronoUnit.DAYS);
        var whistle = dispatched("ROUTINE", longAgo, "C-LEAD");
        var clerk = person("c", "C-LEAD", "department-clerk");
        var duty = assignment(whistle, "C-LEAD");
        await().untilAsserted(() -> as(clerk).get("/assignments/" + duty).then().body("overdue", is(true)));
        move(clerk, duty, "accept", "{}").statusCode(200);
        move(clerk, duty, "check-in", "{}").statusCode(200);
        completes(clerk, duty, "SOLVED");
        Instant due = OffsetDateTime.parse(
                        as(clerk).get("/assignments/" + duty).path("deadlines.find { it.step == 'COMPLETE' }.due"))
                .toInstant();
        as(ASSESSOR)
                .get("/scores/C-LEAD/ledger?period=" + Period.monthOf(due))
                .then()
                .body("items.rule", contains("v1/NEVER_CHECKED_IN", "v1/RESULT_MISSED"));
        as(ASSESSOR).get("/scores/C-LEAD/ledger?period=" + MONTH).then().body("items.fact", not(hasItem("ON_TIME")));
    }

    @Test
    void anEventArrivingTwiceOpensOneDuty() {
        var whistle = UUID.randomUUID().toString();
        var event = UUID.randomUUID();
        for (int i = 0; i < 3; i++)
            TestBroker.send(
                    event,
                    TestBroker.DISTRICT,
                    "whistle",
                    whistle,
                    "whistle-dispatched.v1",
                    dispatch(whistle, "EMERGENCY", now(), "D-LEAD"));
        await().untilAsserted(() ->
                as(ASSESSOR).get("/assignments?whistleId=" + whistle).then().body("items", hasSize(1)));
        var duty = assignment(whistle, "D-LEAD");
        as(ASSESSOR)
                .get("/assignments/" + duty)
                .then()
                .body("deadlines.step", contains("ACCEPT", "CHECK_IN", "MAKE_SAFE", "COMPLETE"));
        move(person("d", "D-LEAD", "department-clerk"), duty, "check-in", ON_SITE)
                .statusCode(200)
                .body("state", is("CHECKED_IN"));
        await().untilAsserted(() -> assertEquals(
                List.of("assignment-opened.v1", "assignment-checked-in.v1"),
                TestBroker.received("assignment").stream()
                        .filter(e -> e.key().equals(whistle))
                        .map(TestBroker.Received::type)
                        .toList()));
    }

    private static ValidatableResponse score(String organisation) {
        return as(SCORE_READER)
                .get("/scores/" + organisation + "?period=" + MONTH)
                .then()
                .statusCode(200);
    }
}
