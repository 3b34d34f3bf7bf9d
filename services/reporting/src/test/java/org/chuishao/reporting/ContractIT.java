package org.chuishao.reporting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.reporting.assignment.AssignmentEvent;
import org.chuishao.reporting.assignment.AssignmentEvent.More;
import org.chuishao.reporting.assignment.ExplainedDeadline;
import org.chuishao.reporting.assignment.Plea;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.ruling.RulingMade;
import org.chuishao.reporting.scoring.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service tells is what api-specs says, and what whistle tells takes effect here. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ContractIT {
    private static final String WHISTLE = "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";
    private static final String RESULT = "二十三个摊位全部清退，引导至临时市场经营。";
    private static final String LEAD = "城管负责人 赵";
    private static final String CENTRE = "联动中心 周";
    private static final String CLERK = "城管值班员 陈";
    private static final String FIRE = person("fire-clerk", "FIRE", Roles.DEPARTMENT_CLERK);

    @Inject
    ObjectMapper json;

    private final ClockRules clocks = new ClockRules(WorkCalendar.bundled(), Limits.bundled());

    private Instant today;

    @BeforeEach
    void leave() {
        today = now();
    }

    @AfterEach
    void comeBack() {
        itIs(today.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignment-opened.v1",
                "assignment-accepted.v1",
                "assignment-checked-in.v1",
                "assignment-arrival-stated.v1",
                "assignment-made-safe.v1",
                "assignment-released.v1",
                "assignment-completed.v1",
                "assignment-reworked.v1",
                "assignment-declared-absent.v1",
                "assignment-withdrawn.v1",
                "assignment-return-asked.v1",
                "assignment-returned.v1",
                "assignment-return-refused.v1",
                "assignment-extension-asked.v1",
                "assignment-extended.v1",
                "assignment-extension-refused.v1",
                "assignment-suspension-asked.v1",
                "assignment-suspended.v1",
                "assignment-suspension-refused.v1",
                "assignment-resumed.v1",
                "assignment-reminded.v1",
                "assignment-overdue.v1"
            })
    void anEventIsItsCommittedSample(String type) throws JsonProcessingException {
        var told = json.writeValueAsString(event(type));
        assertEquals(ApiSpecs.json(ApiSpecs.sample(type)), ApiSpecs.json(told));
        assertEquals(List.of(), ApiSpecs.violations(type, told));
    }

    @Test
    void aRulingIsItsCommittedSample() throws JsonProcessingException {
        var told = json.writeValueAsString(new RulingMade(
                UUID.fromString("01996f6c-2210-7a55-8d3e-4c1b70a9e6f2"),
                UUID.fromString(WHISTLE),
                "340803-2026-000123",
                "DG-020301",
                Role.LEAD,
                "URBAN",
                List.of("ECOLOGY"),
                "DG-020301",
                "占道经营由城管局负责，油烟由生态环境局配合。",
                Instant.parse("2026-09-16T08:10:00Z")));
        assertEquals(ApiSpecs.json(ApiSpecs.sample("ruling-made.v1")), ApiSpecs.json(told));
        assertEquals(List.of(), ApiSpecs.violations("ruling-made.v1", told));
    }

    @Test
    void everyEventOfThisServiceHasItsSampleHere() {
        var types = ApiSpecs.typesIn("samples").stream().filter(type -> type.startsWith("assignment-"));
        assertEquals(22, types.map(this::event).distinct().count());
    }

    private AssignmentEvent event(String type) {
        return switch (type) {
            case "assignment-opened.v1" ->
                urban(Stage.PENDING, "2026-09-16T02:00:00Z", "时限规则 limits", null, null, null, started());
            case "assignment-accepted.v1" ->
                urban(Stage.ACCEPTED, "2026-09-16T02:20:00Z", CLERK, null, null, null, null);
            case "assignment-checked-in.v1" ->
                urban(Stage.CHECKED_IN, "2026-09-16T11:25:00Z", CLERK, "六人到场。", null, true, null);
            case "assignment-arrival-stated.v1" ->
                new AssignmentEvent(
                        UUID.fromString("01996f5b-8a40-7c02-b6d7-1f94ae3305c2"),
                        UUID.fromString(WHISTLE),
                        "340803-2026-000123",
                        1,
                        "URBAN",
                        Role.LEAD,
                        Stage.CHECKED_IN,
                        Instant.parse("2026-09-16T11:40:00Z"),
                        "李社区",
                        "六人已到马山路。",
                        null,
                        null,
                        true,
                        null,
                        More.arrived(true));
            case "assignment-made-safe.v1" ->
                urban(Stage.CHECKED_IN, "2026-09-16T12:10:00Z", CLERK, "液化气瓶已移走，现场已围挡。", null, true, null);
            case "assignment-released.v1" ->
                urban(Stage.CHECKED_IN, "2026-09-18T13:40:00Z", "李社区", "摊位已清，地面已洗。", null, true, null);
            case "assignment-completed.v1" ->
                urban(Stage.DONE, "2026-09-18T14:05:00Z", CLERK, null, RESULT, true, null);
            case "assignment-reworked.v1" ->
                urban(Stage.CHECKED_IN, "2026-09-21T01:15:00Z", "李社区", "周末又有六个摊位回潮。", RESULT, true, halved());
            case "assignment-declared-absent.v1" ->
                new AssignmentEvent(
                        UUID.fromString("01996f5b-8a41-7b3e-8c55-6d02f7be91a4"),
                        UUID.fromString(WHISTLE),
                        "340803-2026-000123",
                        1,
                        "FIRE",
                        Role.ASSIST,
                        Stage.ABSENT,
                        Instant.parse("2026-09-18T13:45:00Z"),
                        "李社区",
                        "始终未到现场。",
                        null,
                        null,
                        null,
                        null,
                        More.NOTHING);
            case "assignment-withdrawn.v1" ->
                new AssignmentEvent(
                        UUID.fromString("01996f5b-8a41-7b3e-8c55-6d02f7be91a4"),
                        UUID.fromString(WHISTLE),
                        "340803-2026-000123",
                        1,
                        "FIRE",
                        Role.ASSIST,
                        Stage.WITHDRAWN,
                        Instant.parse("2026-09-16T03:10:00Z"),
                        "李社区",
                        "摊主已自行撤离。",
                        null,
                        null,
                        null,
                        null,
                        More.NOTHING);
            case "assignment-return-asked.v1" ->
                urban(
                        Stage.PENDING,
                        "2026-09-16T02:30:00Z",
                        "城管负责人 赵",
                        "油烟扰民应由生态环境部门牵头。",
                        new More(
                                "DG-020417",
                                null,
                                Instant.parse("2026-09-16T08:00:00Z"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
            case "assignment-returned.v1" ->
                urban(
                        Stage.RETURNED,
                        "2026-09-16T03:20:00Z",
                        "联动中心 周",
                        "清单写明由生态环境局牵头。",
                        new More("DG-020417", null, null, null, null, null, null, null, null, null, null));
            case "assignment-return-refused.v1" ->
                urban(
                        Stage.PENDING,
                        "2026-09-16T03:20:00Z",
                        "联动中心 周",
                        "占道经营是城管的职责，请继续办理。",
                        new More("DG-020417", null, null, null, null, null, null, null, null, null, null));
            case "assignment-extension-asked.v1" ->
                urban(
                        Stage.CHECKED_IN,
                        "2026-10-08T02:00:00Z",
                        LEAD,
                        "摊位需与新市场同步搬迁。",
                        More.asked(plea(PleaKind.EXTENSION, "2026-10-08T07:30:00Z"), null));
            case "assignment-extended.v1" ->
                urban(Stage.CHECKED_IN, "2026-10-08T03:00:00Z", CENTRE, "同意延期一次。", null, null, extended());
            case "assignment-extension-refused.v1" ->
                urban(Stage.CHECKED_IN, "2026-10-08T03:00:00Z", CENTRE, "可先清退占道部分。", More.NOTHING);
            case "assignment-suspension-asked.v1" ->
                urban(
                        Stage.CHECKED_IN,
                        "2026-09-17T02:00:00Z",
                        LEAD,
                        "摊主已起诉，等待法院裁定。",
                        More.asked(
                                plea(PleaKind.SUSPENSION, "2026-09-17T07:30:00Z"),
                                Instant.parse("2026-10-09T00:30:00Z")));
            case "assignment-suspended.v1" ->
                urban(
                        Stage.SUSPENDED,
                        "2026-09-17T03:00:00Z",
                        CENTRE,
                        "同意。",
                        More.suspended(
                                plea(PleaKind.SUSPENSION, "2026-09-17T07:30:00Z"),
                                Instant.parse("2026-10-09T00:30:00Z")));
            case "assignment-suspension-refused.v1" ->
                urban(Stage.CHECKED_IN, "2026-09-17T03:00:00Z", CENTRE, "诉讼不影响清理。", More.NOTHING);
            case "assignment-resumed.v1" ->
                urban(Stage.CHECKED_IN, "2026-10-09T00:30:00Z", "挂账到期 review date", null, null, null, resumed());
            case "assignment-reminded.v1" ->
                urban(
                        Stage.CHECKED_IN,
                        "2026-09-25T06:30:00Z",
                        "时限规则 limits",
                        null,
                        More.passed(passed(Timer.Kind.HALF), 50));
            case "assignment-overdue.v1" ->
                urban(
                        Stage.CHECKED_IN,
                        "2026-10-13T09:30:00Z",
                        "时限规则 limits",
                        null,
                        More.passed(passed(Timer.Kind.OVERDUE), null));
            default -> throw new AssertionError(type + " has a sample and no test");
        };
    }

    private static AssignmentEvent urban(
            Stage stage,
            String at,
            String by,
            String note,
            String result,
            Boolean onSite,
            List<ExplainedDeadline> deadlines) {
        return new AssignmentEvent(
                UUID.fromString("01996f5b-8a40-7c02-b6d7-1f94ae3305c2"),
                UUID.fromString(WHISTLE),
                "340803-2026-000123",
                1,
                "URBAN",
                Role.LEAD,
                stage,
                Instant.parse(at),
                by,
                note,
                result == null ? null : Outcome.SOLVED,
                result,
                onSite,
                deadlines,
                More.NOTHING);
    }

    private static AssignmentEvent urban(Stage stage, String at, String by, String note, More more) {
        var plain = urban(stage, at, by, note, null, null, null);
        return new AssignmentEvent(
                plain.assignmentId(),
                plain.whistleId(),
                plain.whistleNumber(),
                plain.cycle(),
                plain.organisation(),
                plain.role(),
                plain.stage(),
                plain.at(),
                plain.by(),
                plain.note(),
                null,
                null,
                null,
                null,
                more);
    }

    private static Plea plea(PleaKind kind, String decideBy) {
        var plea = new Plea();
        plea.kind = kind;
        plea.decideBy = Instant.parse(decideBy);
        if (kind == PleaKind.SUSPENSION) plea.ground = SuspensionGround.COURT;
        return plea;
    }

    private static Timer passed(Timer.Kind kind) {
        var due = Instant.parse("2026-10-13T09:30:00Z");
        return new Timer(kind, Step.COMPLETE, due, due);
    }

    private List<ExplainedDeadline> extended() {
        return List.of(ExplainedDeadline.of(
                Step.COMPLETE, clocks.extend(WhistleKind.JOINT, Instant.parse("2026-10-13T09:30:00Z"))));
    }

    private List<ExplainedDeadline> resumed() {
        return clocks
                .pause(
                        WhistleKind.JOINT,
                        Step.COMPLETE,
                        Instant.parse("2026-10-13T09:30:00Z"),
                        Instant.parse("2026-09-17T02:00:00Z"),
                        Instant.parse("2026-10-09T00:30:00Z"))
                .map(ExplainedDeadline::of)
                .stream()
                .toList();
    }

    private List<ExplainedDeadline> started() {
        var running = clocks.start(
                WhistleKind.JOINT,
                Instant.parse("2026-09-16T02:00:00Z"),
                Optional.of(Instant.parse("2026-09-16T11:30:00Z")));
        return Stream.of(Step.values())
                .flatMap(step -> running.of(step).map(d -> ExplainedDeadline.of(step, d)).stream())
                .toList();
    }

    private List<ExplainedDeadline> halved() {
        return List.of(ExplainedDeadline.of(
                Step.COMPLETE, clocks.rework(WhistleKind.JOINT, Instant.parse("2026-09-21T01:15:00Z"))));
    }

    /** One whistle lives through every whistle sample, and through everything this service tells. */
    @Test
    void whatWhistleTellsTakesEffectAndWhatIsToldKeepsTheContract() {
        var whistle = UUID.randomUUID().toString();
        itIs("2026-09-16T02:00:01Z");
        told(whistle, "whistle-blown.v1");
        told(whistle, "whistle-dispatched.v1");
        await().untilAsserted(() ->
                as(ASSESSOR).get("/assignments?whistleId=" + whistle).then().body("items", hasSize(2)));
        var urban = assignment(whistle, "URBAN");
        var fire = assignment(whistle, "FIRE");
        as(URBAN)
                .get("/assignments/" + urban)
                .then()
                .body("role", is("LEAD"), "kind", is("JOINT"), "state", is("PENDING"))
                .body("title", is("马山路夜市占道经营、油烟扰民"), "dispatchNote", is("今晚七点半在马山路口集合。"))
                .body("station.name", is("马山社区红领工作站"), "item.name", is("占道经营整治"))
                .body("location.address", is("马山路18号"), "location.longitude", is(117.03f))
                .body("nextDue", is("2026-09-16T12:00:00+08:00"))
                .body("deadlines.find { it.step == 'CHECK_IN' }.due", is("2026-09-16T19:30:00+08:00"));
        as(FIRE).get("/assignments/" + fire).then().body("role", is("ASSIST"));

        move(URBAN, urban, "accept", "{}").statusCode(200);
        itIs("2026-09-16T11:25:00Z");
        move(URBAN, urban, "check-in", "{\"note\": \"六人到场。\", \"onSite\": true}")
                .statusCode(200);
        told(whistle, "whistle-progressed.v1");
        itIs("2026-09-18T13:40:00Z");
        move(DEPUTY, urban, "arrival", "{\"arrived\": true, \"note\": \"六人已到。\"}")
                .statusCode(200);
        move(DEPUTY, urban, "release", "{\"note\": \"摊位已清。\"}").statusCode(200);
        move(DEPUTY, fire, "absent", "{\"note\": \"始终未到现场。\"}").statusCode(200);
        completes(URBAN, urban, "SOLVED");

        itIs("2026-09-21T01:15:00Z");
        told(whistle, "whistle-rework-ordered.v1");
        await().untilAsserted(() -> as(URBAN)
                .get("/assignments/" + urban)
                .then()
                .body("state", is("CHECKED_IN"), "reworks", is(1), "nextDue", is("2026-10-09T12:00:00+08:00")));
        move(DEPUTY, urban, "release", "{}").statusCode(200);
        completes(URBAN, urban, "SOLVED");
        itIs("2026-09-23T01:30:00Z");
        told(whistle, "whistle-verified.v1");
        told(whistle, "whistle-callback-tried.v1");
        told(whistle, "whistle-closed.v1");

        awaitLedger("URBAN", "CHECK_IN", "ON_TIME", "REWORK#1", "COOPERATION", "SOLVED", "SATISFIED");
        awaitLedger("FIRE", "CHECK_IN", "ON_TIME", "COOPERATION", "SOLVED", "SATISFIED");
        // 37.5 + 30 + 45 + 22.5 and four stars of five: 11.25 of 15; one rework
        as(SCORE_READER)
                .get("/scores/URBAN?period=2026-09")
                .then()
                .body("earned", is("146.25"), "possible", is("150"), "adjustment", is("-1.00"));
        as(SCORE_READER).get("/scores/FIRE?period=2026-09").then().body("earned", is("0"), "possible", is("75"));

        keepsTheContract(
                whistle,
                "assignment-opened.v1",
                "assignment-opened.v1",
                "assignment-accepted.v1",
                "assignment-checked-in.v1",
                "assignment-arrival-stated.v1",
                "assignment-released.v1",
                "assignment-declared-absent.v1",
                "assignment-completed.v1",
                "assignment-reworked.v1",
                "assignment-released.v1",
                "assignment-completed.v1");
    }

    /** What was told of a whistle's departments, in its order; each is a CloudEvent of the district and fits its schema. */
    private static void keepsTheContract(String whistle, String... types) {
        var told = await().until(
                        () -> TestBroker.received("assignment").stream()
                                .filter(e -> e.key().equals(whistle))
                                .filter(e -> !e.type().matches("assignment-(reminded|overdue).v1"))
                                .toList(),
                        hasSize(types.length));
        assertEquals(
                List.of(types), told.stream().map(TestBroker.Received::type).toList());
        for (var event : told) {
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
            assertEquals("340803", event.headers().get("ce_district"));
            assertEquals(whistle, event.headers().get("ce_subject"));
            assertEquals("1.0", event.headers().get("ce_specversion"));
            assertEquals("/chuishao/reporting", event.headers().get("ce_source"));
            assertEquals("application/json", event.headers().get("content-type"));
        }
    }

    private static void awaitLedger(String organisation, String... facts) {
        await().untilAsserted(() -> as(ASSESSOR)
                .get("/scores/" + organisation + "/ledger?period=2026-09")
                .then()
                .statusCode(200)
                .body("items.fact", contains(facts)));
    }

    private static void told(String whistle, String type) {
        TestBroker.send("whistle", whistle, type, ApiSpecs.sample(type).replace(WHISTLE, whistle));
    }

    private static void itIs(String instant) {
        given().basePath("/").body(instant).put("/q/clock").then().statusCode(204);
    }
}
