package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.overdue.Settlement;
import org.junit.jupiter.api.Test;

/** More time and no time: extensions, suspensions, reminders, escalation. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ReliefIT {
    private static final String AT = "2026-11-18T10:00";
    private static final District HERE = new District("340822");
    private static final String DISPATCHER = HERE.person("dispatcher", "340822", Roles.DISPATCHER);
    private static final String MORE = "{\"reason\": \"主管正在定制。\"}";
    private static final String YES = "{\"note\": \"同意\"}";
    private static final String NO = "{\"reason\": \"不同意\"}";

    @Inject
    Settlement settlement;

    @Inject
    EntityManager entities;

    private static ValidatableResponse move(String who, String duty, String move, String body) {
        return HERE.post(who, "/assignments/" + duty + "/" + move, body);
    }

    private static ValidatableResponse see(String who, String duty) {
        return District.as(who).get("/assignments/" + duty).then().statusCode(200);
    }

    private static String suspend(String ground, String until) {
        return "{\"ground\": \"%s\", \"reviewOn\": \"%s\", \"reason\": \"汛期无法开挖。\"}".formatted(ground, until);
    }

    private static String dispatched(String number, String... called) {
        District.at(AT);
        return HERE.dispatched("340822-2026-" + number, "ROUTINE", AT, called);
    }

    @Test
    void anExtensionAddsOneOriginalLimitAtMostTwice() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000001", "URBAN");
            var duty = HERE.duty(whistle, "URBAN");
            refused(HERE.lead("URBAN"), r -> r.body(MORE).post("/assignments/" + duty + "/extend"), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("accept", "return", "suspend"));
            HERE.checksIn(whistle, "URBAN");
            see(HERE.lead("URBAN"), duty)
                    .body(
                            "moves",
                            contains("complete", "extend", "suspend"),
                            "nextDue",
                            is("2026-11-25T17:30:00+08:00"));
            move(HERE.lead("URBAN"), duty, "extend", MORE).statusCode(200).body("asked", contains("EXTENSION"));
            // asked in time, answered after the deadline: nothing is posted meanwhile
            District.at("2026-11-26T09:00");
            await().untilAsserted(
                            () -> reminders(duty).body("findAll { it.kind == 'OVERDUE' }.step", contains("COMPLETE")));
            move(DISPATCHER, duty, "extend/approve", YES)
                    .statusCode(200)
                    .body("overdue", is(false), "extensions", is(1), "nextDue", is("2026-12-02T17:30:00+08:00"))
                    .body("deadlines.findAll { it.step == 'COMPLETE' }", hasSize(2));
            // a refusal does not count, and another is asked
            move(HERE.lead("URBAN"), duty, "extend", MORE).statusCode(200);
            move(DISPATCHER, duty, "extend/refuse", NO).statusCode(200).body("extensions", is(1));
            move(HERE.lead("URBAN"), duty, "extend", MORE).statusCode(200);
            move(DISPATCHER, duty, "extend/approve", YES)
                    .statusCode(200)
                    .body("extensions", is(2), "nextDue", is("2026-12-09T17:30:00+08:00"));
            refused(HERE.lead("URBAN"), r -> r.body(MORE).post("/assignments/" + duty + "/extend"), 409, "ILLEGAL_MOVE")
                    .body("moves", contains("complete", "suspend"), "detail", containsString("批准次数不得超过上限"));
            HERE.completes(whistle, "URBAN", "SOLVED");
            HERE.awaitLine("2026-11", "URBAN", "45", "45", "0.00");
            tellsByContract(whistle);
        });
    }

    @Test
    void aDeadlineThatPassedIsNotExtendedAndARefusedPleaPostsWhatWasDue() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000002", "HOUSING");
            var duty = HERE.duty(whistle, "HOUSING");
            HERE.checksIn(whistle, "HOUSING");
            move(HERE.lead("HOUSING"), duty, "extend", MORE).statusCode(200);
            District.at("2026-11-26T09:00");
            move(DISPATCHER, duty, "extend/refuse", NO).statusCode(200).body("overdue", is(true));
            refused(
                    HERE.lead("HOUSING"),
                    r -> r.body(MORE).post("/assignments/" + duty + "/extend"),
                    409,
                    "ILLEGAL_MOVE");
            HERE.awaitLine("2026-11", "HOUSING", "25", "45", "0.00");
        });
    }

    @Test
    void aDeadlineInAYearThatIsMissingIsRefusedUntilItIsImported() {
        var there = new District("340837");
        District.inAnotherTime(() -> {
            District.at(AT);
            var whistle = there.dispatched("340837-2026-000001", "ROUTINE", AT, "WATER");
            var duty = there.duty(whistle, "WATER");
            there.checksIn(whistle, "WATER");
            var before = see(there.lead("WATER"), duty).extract().path("nextDue");
            var asked = suspend("COURT", "2026-12-31");
            there.post(there.lead("WATER"), "/assignments/" + duty + "/suspend", asked)
                    .statusCode(409)
                    .body("code", is("CALENDAR_YEAR_MISSING"), "year", is(2027))
                    .body("detail", containsString("PUT /api/v1/calendar/2027"));
            importsNextYear(there);
            // the deadline that was fixed before stays as it is
            await().untilAsserted(() -> there.post(there.lead("WATER"), "/assignments/" + duty + "/suspend", asked)
                    .statusCode(200)
                    .body("asked", contains("SUSPENSION"), "nextDue", is(before)));
        });
    }

    /** The centre's appointment moved the deadline to the last day of the year: what an extension would add cannot be counted. */
    @Test
    void anEventThatEndsADutyWaitsForAYearThatIsMissing() {
        var there = new District("340859");
        there.department("AUDIT", "审计局");
        var dispatcher = there.person("dispatcher", there.code, Roles.DISPATCHER);
        District.inAnotherTime(() -> {
            District.at(AT);
            var whistle = there.dispatched("340859-2026-000001", "JOINT", AT, "WATER");
            var duty = there.duty(whistle, "WATER");
            there.post(there.clerk("WATER"), "/assignments/" + duty + "/accept", "{}")
                    .statusCode(200);
            there.post(there.lead("WATER"), "/assignments/" + duty + "/extend", MORE)
                    .statusCode(200);
            var again = Departments.dispatch(whistle, "JOINT", District.instant(AT), "WATER")
                    .replace(Departments.STATION, there.station())
                    .replace("\"hasResident\"", "\"appointedAt\": \"2026-12-10T09:00:00+08:00\", \"hasResident\"");
            TestBroker.send(UUID.randomUUID(), there.code, "whistle", whistle, "whistle-dispatched.v1", again);
            await().untilAsserted(
                            () -> see(there.assessor, duty).body("deadlines[-1].due", is("2026-12-31T17:30:00+08:00")));
            var late = District.at("2026-12-31T18:00");
            there.post(dispatcher, "/assignments/" + duty + "/reassign", "{\"to\": \"AUDIT\", \"reason\": \"职责在审计局\"}")
                    .statusCode(409)
                    .body("code", is("CALENDAR_YEAR_MISSING"));
            assertThrows(
                    MissingCalendarYear.class,
                    () -> CurrentDistrict.within(
                            there.code,
                            () -> QuarkusTransaction.requiringNew().call(() -> {
                                settlement.settleAtItsEnd(entities.find(Assignment.class, UUID.fromString(duty)), late);
                                return null;
                            })));
            there.told(whistle, "whistle-withdrawn.v1", "2026-12-31T18:00", "");
            importsNextYear(there);
            await().untilAsserted(() -> see(there.assessor, duty).body("state", is("WITHDRAWN"), "overdue", is(false)));
        });
    }

    private static void importsNextYear(District district) {
        TestBroker.send(
                UUID.randomUUID(),
                district.code,
                "calendar",
                district.code + "/2027",
                "calendar-year-changed.v1",
                ApiSpecs.sample("calendar-year-changed.v1").replace("2030", "2027"));
    }

    @Test
    void aSuspensionStopsTheClocksAndEndsByItself() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000003", "WATER");
            var duty = HERE.duty(whistle, "WATER");
            HERE.checksIn(whistle, "WATER");
            for (var wrong : List.of("2026-11-18", "2027-02-17", "2025-12-01"))
                refused(
                                HERE.lead("WATER"),
                                r -> r.body(suspend("COURT", wrong)).post("/assignments/" + duty + "/suspend"),
                                400,
                                "INVALID_FIELDS")
                        .body("violations.field", contains("reviewOn"));
            // 2027's holidays are not known: the clocks could not go on
            refused(
                    HERE.lead("WATER"),
                    r -> r.body(suspend("COURT", "2026-12-31")).post("/assignments/" + duty + "/suspend"),
                    409,
                    "CALENDAR_YEAR_MISSING");
            move(HERE.lead("WATER"), duty, "suspend", suspend("SEASON_OR_ENGINEERING", "2026-12-07"))
                    .statusCode(200)
                    .body("asked", contains("SUSPENSION"), "state", is("CHECKED_IN"));
            District.at("2026-11-19T10:00");
            move(DISPATCHER, duty, "suspend/approve", YES)
                    .statusCode(200)
                    .body("state", is("SUSPENDED"), "suspensions", is(1), "moves", empty())
                    .body("suspendedUntil", is("2026-12-07T08:30:00+08:00"), "nextDue", nullValue());
            for (var who : List.of(HERE.clerk("WATER"), HERE.lead("WATER"), DISPATCHER, HERE.deputy()))
                see(who, duty).body("moves", empty(), "state", is("SUSPENDED"));
            refused(
                    HERE.clerk("WATER"),
                    r -> r.body("{\"outcome\": \"SOLVED\", \"result\": \"好\"}")
                            .post("/assignments/" + duty + "/complete"),
                    409,
                    "ILLEGAL_MOVE");
            // long after the deadline, CHECK_IN is all the ledger has
            District.at("2026-12-05T10:00");
            HERE.awaitLine("2026-11", "WATER", "25", "25", "0.00");
            see(HERE.assessor, duty).body("overdue", is(false), "state", is("SUSPENDED"));
            District.at("2026-12-07T08:31");
            // asked on 11-18 at 10:00: 5.5 h of that day and 5 working days were left
            await().untilAsserted(() -> see(HERE.clerk("WATER"), duty)
                    .body("state", is("CHECKED_IN"), "moves", contains("complete"))
                    .body("nextDue", startsWith("2026-12-14T15:5"))
                    .body("deadlines[-1].zh", containsString("停止计时")));
            HERE.completes(whistle, "WATER", "SOLVED");
            HERE.awaitLine("2026-12", "WATER", "20", "20", "0.00");
            tellsByContract(whistle);
        });
    }

    /** The deadline passed while the centre thought about it; the suspension moves it, and it passes once more. */
    @Test
    void aSuspensionGrantedAfterTheDeadlineKeepsIt() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000006", "FORESTRY");
            var duty = HERE.duty(whistle, "FORESTRY");
            HERE.checksIn(whistle, "FORESTRY");
            District.at("2026-11-25T16:00");
            move(HERE.lead("FORESTRY"), duty, "suspend", suspend("COURT", "2026-12-15"))
                    .statusCode(200);
            District.at("2026-11-26T09:00");
            await().untilAsserted(() -> overdue(duty).body("due", contains("2026-11-25T17:30:00+08:00")));
            move(DISPATCHER, duty, "suspend/approve", YES).statusCode(200).body("overdue", is(false));
            District.at("2026-12-15T08:31");
            await().untilAsserted(
                            () -> see(HERE.clerk("FORESTRY"), duty).body("nextDue", startsWith("2026-12-15T09:5")));
            District.at("2026-12-15T10:01");
            await().untilAsserted(() ->
                    overdue(duty).body("due", contains(startsWith("2026-11-25T17:30"), startsWith("2026-12-15T09:5"))));
            see(HERE.clerk("FORESTRY"), duty).body("overdue", is(true));
            HERE.awaitLine("2026-12", "FORESTRY", "0", "20", "0.00");
        });
    }

    @Test
    void whoComesLateWhileAPleaWaitsIsJudgedByItsAnswer() {
        District.inAnotherTime(() -> {
            var stopped = accepted("000007", "CULTURE");
            var refused = accepted("000008", "TRAFFIC");
            District.at("2026-11-19T10:00");
            for (var asked : List.of(List.of(stopped, "CULTURE"), List.of(refused, "TRAFFIC")))
                move(HERE.lead(asked.getLast()), asked.getFirst(), "suspend", suspend("COURT", "2026-12-07"))
                        .statusCode(200);
            District.at("2026-11-20T09:00");
            move(HERE.clerk("CULTURE"), stopped, "check-in", "{}").statusCode(200);
            move(HERE.clerk("TRAFFIC"), refused, "check-in", "{}").statusCode(200);
            move(DISPATCHER, stopped, "suspend/approve", YES).statusCode(200);
            move(DISPATCHER, refused, "suspend/refuse", NO).statusCode(200);
            // due on the 19th at 17:30, but the clocks had stopped on that morning
            HERE.awaitLine("2026-11", "CULTURE", "25", "25", "0.00");
            HERE.awaitLine("2026-11", "TRAFFIC", "12.5", "25", "0.00");
        });
    }

    @Test
    void whoComesAfterTheDeadlineHasNotComeUnlessItIsExtended() {
        District.inAnotherTime(() -> {
            var extended = accepted("000009", "SPORTS");
            var refused = accepted("000010", "TOURISM");
            District.at("2026-11-25T17:00");
            move(HERE.lead("SPORTS"), extended, "extend", MORE).statusCode(200);
            move(HERE.lead("TOURISM"), refused, "extend", MORE).statusCode(200);
            District.at("2026-11-26T09:00");
            move(HERE.clerk("SPORTS"), extended, "check-in", "{}").statusCode(200);
            move(HERE.clerk("TOURISM"), refused, "check-in", "{}").statusCode(200);
            move(DISPATCHER, extended, "extend/approve", YES).statusCode(200);
            move(DISPATCHER, refused, "extend/refuse", NO).statusCode(200);
            HERE.awaitLine("2026-11", "SPORTS", "12.5", "25", "0.00");
            HERE.awaitLine("2026-11", "TOURISM", "0", "45", "0.00");
        });
    }

    @Test
    void whoIsDoneBeforeAnExtensionIsAnsweredIsNotLateByTheCentresSilence() {
        District.inAnotherTime(() -> {
            var within = dispatched("000011", "ENERGY");
            var beyond = dispatched("000012", "HERITAGE");
            for (var asked : List.of(List.of(within, "ENERGY"), List.of(beyond, "HERITAGE"))) {
                HERE.checksIn(asked.getFirst(), asked.getLast());
                var duty = HERE.duty(asked.getFirst(), asked.getLast());
                move(HERE.lead(asked.getLast()), duty, "extend", MORE).statusCode(200);
            }
            District.at("2026-11-26T09:00");
            HERE.completes(within, "ENERGY", "SOLVED");
            see(HERE.assessor, HERE.duty(within, "ENERGY"))
                    .body("state", is("DONE"), "asked", empty(), "overdue", is(false), "extensions", is(0))
                    .body(
                            "deadlines.findAll { it.step == 'COMPLETE' }.due",
                            contains(startsWith("2026-11-25T17:30"), startsWith("2026-12-02T17:30")));
            HERE.awaitLine("2026-11", "ENERGY", "45", "45", "0.00");
            // an extension would not have helped either
            District.at("2026-12-02T17:31");
            HERE.completes(beyond, "HERITAGE", "SOLVED");
            HERE.awaitLine("2026-12", "HERITAGE", "0", "20", "0.00");
            tellsByContract(within);
        });
    }

    /** Asked the day before the deadline, unanswered: stopping the clocks a day after it is no answer that costs more than granting it. */
    @Test
    void whoIsSuspendedBeforeAnExtensionIsAnsweredIsNotLateEither() {
        District.inAnotherTime(() -> {
            HERE.department("METEOROLOGY", "气象局");
            var duty = accepted("000024", "METEOROLOGY");
            District.at("2026-11-24T10:00");
            move(HERE.lead("METEOROLOGY"), duty, "extend", MORE).statusCode(200);
            District.at("2026-11-26T09:00");
            move(HERE.lead("METEOROLOGY"), duty, "suspend", suspend("COURT", "2026-12-07"))
                    .statusCode(200);
            move(DISPATCHER, duty, "suspend/approve", YES)
                    .statusCode(200)
                    .body("state", is("SUSPENDED"), "overdue", is(false), "asked", empty(), "extensions", is(0));
            District.as(HERE.lead("METEOROLOGY"))
                    .get("/scores/METEOROLOGY/ledger?period=2026-11&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            // of the limit that was added, four days and six and a half hours were left on the 26th at 9:00
            District.at("2026-12-07T08:31");
            await().untilAsserted(() -> see(HERE.clerk("METEOROLOGY"), duty)
                    .body("state", is("ACCEPTED"))
                    .body("deadlines.findAll { it.step == 'COMPLETE' }.due[-1]", startsWith("2026-12-11T16:5")));
            move(HERE.clerk("METEOROLOGY"), duty, "check-in", "{}").statusCode(200);
            move(HERE.clerk("METEOROLOGY"), duty, "complete", "{\"outcome\": \"SOLVED\", \"result\": \"好\"}")
                    .statusCode(200);
            HERE.awaitLine("2026-12", "METEOROLOGY", "32.5", "45", "0.00");
        });
    }

    /** Reassigning is no answer that costs more than granting it first. */
    @Test
    void whoIsRelievedBeforeAnExtensionIsAnsweredIsNotLateEither() {
        District.inAnotherTime(() -> {
            var duty = accepted("000021", "ARCHIVES");
            District.at("2026-11-25T17:00");
            move(HERE.lead("ARCHIVES"), duty, "extend", MORE).statusCode(200);
            HERE.department("ARCHIVES", "档案局");
            HERE.department("AUDIT", "审计局");
            District.at("2026-11-26T09:00");
            move(DISPATCHER, duty, "reassign", "{\"to\": \"AUDIT\", \"reason\": \"职责在审计局\"}")
                    .statusCode(200);
            District.as(HERE.lead("ARCHIVES"))
                    .get("/scores/ARCHIVES/ledger?period=2026-11&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        });
    }

    /** What was taken back before a deadline owes it nothing, whichever was heard first. */
    @Test
    void aWithdrawalThatIsHeardLateTakesBackWhatPassedSince() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000022", "STATISTICS");
            District.at("2026-11-25T18:00");
            HERE.awaitLine("2026-11", "STATISTICS", "0", "45", "0.00");
            var at = "2026-11-25T09:25:00Z";
            TestBroker.send(
                    UUID.randomUUID(),
                    HERE.code,
                    "whistle",
                    whistle,
                    "whistle-withdrawn.v1",
                    ApiSpecs.sample("whistle-withdrawn.v1")
                            .replace("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", whistle)
                            .replace("2026-09-16T03:10:00Z", at));
            HERE.awaitLine("2026-11", "STATISTICS", "0", "0", "0.00");
            // and it is no duty that could be judged any more
            HERE.sheet(HERE.assessor, "2026-11")
                    .body("lines.find { it.organisation == 'STATISTICS' }.assignments", is(0));
            District.as(HERE.assessor)
                    .get("/scores/STATISTICS?period=2026-11")
                    .then()
                    .body("assignments", is(0));
            HERE.post(HERE.assessor, "/policies/v1/simulate", "{\"period\": \"2026-11\"}")
                    .statusCode(200)
                    .body("items.find { it.organisation == 'STATISTICS' }.after.assignments", is(0));
            // one of a quarter of an hour after it leaves them
            var after = dispatched("000023", "LABOUR");
            District.at("2026-11-25T18:00");
            HERE.awaitLine("2026-11", "LABOUR", "0", "45", "0.00");
            TestBroker.send(
                    UUID.randomUUID(),
                    HERE.code,
                    "whistle",
                    after,
                    "whistle-withdrawn.v1",
                    ApiSpecs.sample("whistle-withdrawn.v1")
                            .replace("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", after)
                            .replace("2026-09-16T03:10:00Z", "2026-11-25T09:45:00Z"));
            await().untilAsserted(
                            () -> see(HERE.assessor, HERE.duty(after, "LABOUR")).body("state", is("WITHDRAWN")));
            HERE.awaitLine("2026-11", "LABOUR", "0", "45", "0.00");
        });
    }

    @Test
    void everyAnswerTheCentreOwesIsRemindedOfByItsOwnTime() {
        District.inAnotherTime(() -> {
            var duty = accepted("000013", "GRAIN");
            move(HERE.lead("GRAIN"), duty, "suspend", suspend("COURT", "2026-12-07"))
                    .statusCode(200);
            District.at("2026-11-18T11:00");
            move(HERE.lead("GRAIN"), duty, "extend", MORE).statusCode(200);
            District.at("2026-11-18T16:10");
            await().untilAsserted(() -> answersOwed(duty).body("at", contains(startsWith("2026-11-18T16:00"))));
            move(DISPATCHER, duty, "suspend/refuse", NO).statusCode(200);
            // asked later, and answered before anybody had to be reminded
            move(HERE.lead("GRAIN"), duty, "suspend", suspend("COURT", "2026-12-07"))
                    .statusCode(200);
            move(DISPATCHER, duty, "suspend/refuse", NO).statusCode(200);
            District.at("2026-11-19T11:00");
            await().untilAsserted(() -> answersOwed(duty)
                    .body("at", contains(startsWith("2026-11-18T16:00"), startsWith("2026-11-18T17:00"))));
        });
    }

    /** Thirty days after the deadline are the 25th at 17:30: of them five days and seven and a half hours were left on the 20th at 10:00. */
    @Test
    void theDaysAfterADeadlineStandStillToo() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000014", "SEISMIC");
            var duty = HERE.duty(whistle, "SEISMIC");
            HERE.checksIn(whistle, "SEISMIC");
            District.at("2026-12-20T10:00");
            move(HERE.lead("SEISMIC"), duty, "suspend", suspend("COURT", "2026-12-30"))
                    .statusCode(200);
            move(DISPATCHER, duty, "suspend/approve", YES).statusCode(200).body("overdue", is(true));
            District.at("2026-12-30T08:31");
            await().untilAsserted(() -> see(HERE.assessor, duty).body("state", is("CHECKED_IN")));
            assertNull(HERE.line("2026-12", "SEISMIC", whistle, "SOLVED"));
            District.at("2027-01-04T16:01");
            await().untilAsserted(() -> assertNotNull(HERE.line("2027-01", "SEISMIC", whistle, "SOLVED")));
        });
    }

    private static ValidatableResponse answersOwed(String duty) {
        return reminders(duty).rootPath("findAll { it.kind == 'ANSWER_OVERDUE' }");
    }

    private static String accepted(String number, String department) {
        var duty = HERE.duty(dispatched(number, department), department);
        move(HERE.clerk(department), duty, "accept", "{}").statusCode(200);
        return duty;
    }

    private static ValidatableResponse overdue(String duty) {
        return reminders(duty).rootPath("findAll { it.kind == 'OVERDUE' && it.step == 'COMPLETE' }");
    }

    @Test
    void atMostTwoSuspensionsAndNoneWhoseDateHasPassed() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000004", "MARKET");
            var duty = HERE.duty(whistle, "MARKET");
            move(HERE.lead("MARKET"), duty, "suspend", suspend("COURT", "2026-11-19"))
                    .statusCode(200);
            District.at("2026-11-19T09:00");
            refused(
                            DISPATCHER,
                            r -> r.body(YES).post("/assignments/" + duty + "/suspend/approve"),
                            409,
                            "REVIEW_DATE_PASSED")
                    .body("moves", contains("reassign", "suspend/approve", "suspend/refuse"));
            move(DISPATCHER, duty, "suspend/refuse", NO).statusCode(200).body("suspensions", is(0));
            for (int time = 1; time <= 2; time++) {
                move(HERE.lead("MARKET"), duty, "suspend", suspend("DECISION_FROM_ABOVE", "2026-11-2" + time * 2))
                        .statusCode(200);
                move(DISPATCHER, duty, "suspend/approve", YES).statusCode(200).body("suspensions", is(time));
                District.at("2026-11-2" + time * 2 + "T09:00");
                await().untilAsserted(() -> see(HERE.assessor, duty).body("state", is("PENDING")));
            }
            refused(
                            HERE.lead("MARKET"),
                            r -> r.body(suspend("COURT", "2026-12-01")).post("/assignments/" + duty + "/suspend"),
                            409,
                            "ILLEGAL_MOVE")
                    .body("detail", containsString("挂账批准次数不得超过上限"));
        });
    }

    @Test
    void remindersComeInTheirOrderEachOnceAndEscalate() {
        District.inAnotherTime(() -> {
            var whistle = dispatched("000005", "PARKS");
            var duty = HERE.duty(whistle, "PARKS");
            reminders(duty).body("", empty());
            District.at("2026-11-18T15:40");
            await().untilAsserted(() -> reminders(duty)
                    .body("kind", contains("HALF", "NEARLY"))
                    .body("step", contains("ACCEPT", "ACCEPT"))
                    .body("audience", contains("CLERK", "LEAD"))
                    .body("at[0]", is("2026-11-18T12:00:00+08:00")));
            move(HERE.clerk("PARKS"), duty, "accept", "{}").statusCode(200);
            District.at("2026-11-26T10:00");
            // accepted in time: its accept limit is not overdue; the others are, to the lead and the next meeting
            await().untilAsserted(() -> reminders(duty)
                    .body("findAll { it.kind == 'OVERDUE' }.step", contains("CHECK_IN", "COMPLETE"))
                    .body("audience.findAll { it == 'LEAD_AND_MEETING' }", hasSize(2)));
            see(HERE.lead("PARKS"), duty)
                    .body("reminders", is(8), "escalatedAt", is("2026-11-19T17:30:00+08:00"), "overdue", is(true));
            refused(HERE.lead("URBAN"), r -> r.get("/assignments/" + duty + "/reminders"), 404, "NOT_FOUND");
            tellsByContract(whistle);
            assertEquals(
                    2,
                    TestBroker.received("assignment").stream()
                            .filter(e -> e.key().equals(whistle) && e.type().equals("assignment-overdue.v1"))
                            .count());
        });
    }

    private static ValidatableResponse reminders(String duty) {
        return District.as(HERE.assessor)
                .get("/assignments/" + duty + "/reminders")
                .then()
                .statusCode(200);
    }

    private static void tellsByContract(String whistle) {
        for (var event : TestBroker.received("assignment"))
            if (event.key().equals(whistle))
                assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
    }
}
