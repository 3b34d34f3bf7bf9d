package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.casefile.Outcome;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.RejectReason;
import org.chuishao.whistle.casefile.Satisfaction;
import org.chuishao.whistle.event.WhistleBlown;
import org.chuishao.whistle.event.WhistleCallbackTried;
import org.chuishao.whistle.event.WhistleClosed;
import org.chuishao.whistle.event.WhistleDispatched;
import org.chuishao.whistle.event.WhistleEvent;
import org.chuishao.whistle.event.WhistleInfoAnswered;
import org.chuishao.whistle.event.WhistleInfoAsked;
import org.chuishao.whistle.event.WhistleLinked;
import org.chuishao.whistle.event.WhistleObjected;
import org.chuishao.whistle.event.WhistlePassedUp;
import org.chuishao.whistle.event.WhistleProgressed;
import org.chuishao.whistle.event.WhistleRatificationOverdue;
import org.chuishao.whistle.event.WhistleRatified;
import org.chuishao.whistle.event.WhistleRejected;
import org.chuishao.whistle.event.WhistleReopened;
import org.chuishao.whistle.event.WhistleReworkOrdered;
import org.chuishao.whistle.event.WhistleTriageReminded;
import org.chuishao.whistle.event.WhistleUnlinked;
import org.chuishao.whistle.event.WhistleVerified;
import org.chuishao.whistle.event.WhistleWithdrawn;
import org.chuishao.whistle.lifecycle.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this service tells is what api-specs says, and what reporting tells takes effect here. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ContractIT {
    private static final UUID WHISTLE = UUID.fromString("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31");
    private static final UUID MAIN = UUID.fromString("01996f40-11c0-7a02-8b57-6d2f90c4e7a1");
    private static final String NUMBER = "340803-2026-000123";
    private static final String TITLE = "马山路夜市占道经营、油烟扰民";

    @Inject
    ObjectMapper json;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    static Stream<WhistleEvent> theSamples() {
        return Stream.of(
                new WhistleBlown(
                        WHISTLE, NUMBER, Kind.JOINT, STATION, TITLE, "DG-020301", at("2026-09-16T01:40:00Z"), null),
                new WhistleDispatched(
                        WHISTLE,
                        NUMBER,
                        1,
                        Kind.JOINT,
                        TITLE,
                        "马山路18号至36号每晚有二十余个摊位占道经营，油烟直排，居民多次反映。",
                        STATION,
                        "马山社区红领工作站",
                        "DG-020301",
                        "占道经营整治",
                        3,
                        new Location("马山路18号", 117.03, 30.51),
                        true,
                        at("2026-09-16T02:00:00Z"),
                        at("2026-09-16T11:30:00Z"),
                        "今晚七点半在马山路口集合。",
                        "340803",
                        List.of(
                                new WhistleDispatched.Called("URBAN", Role.LEAD),
                                new WhistleDispatched.Called("FIRE", Role.ASSIST))),
                new WhistleInfoAsked(WHISTLE, NUMBER, 1, at("2026-09-16T01:45:00Z"), "联动中心 周", "摊位大约有多少、是否占用消防通道？"),
                new WhistleInfoAnswered(WHISTLE, NUMBER, 1, at("2026-09-16T01:55:00Z"), "李社区", "二十余个，占用了消防通道。"),
                new WhistleRejected(
                        WHISTLE,
                        NUMBER,
                        1,
                        at("2026-09-16T01:50:00Z"),
                        "联动中心 周",
                        RejectReason.COURT_OR_PETITION,
                        "该纠纷已由法院受理。"),
                new WhistleObjected(WHISTLE, NUMBER, 1, at("2026-09-16T01:58:00Z"), "李社区", "法院受理的是另一起纠纷。"),
                new WhistleRatified(WHISTLE, NUMBER, 1, at("2026-09-16T04:00:00Z"), "陈书记"),
                new WhistleRatificationOverdue(
                        WHISTLE, NUMBER, 1, at("2026-09-17T01:40:03Z"), STATION, at("2026-09-17T01:40:00Z")),
                new WhistleTriageReminded(
                        WHISTLE,
                        NUMBER,
                        1,
                        at("2026-09-17T07:15:02Z"),
                        STATION,
                        "340803",
                        50,
                        at("2026-09-17T09:30:00Z")),
                new WhistleLinked(WHISTLE, NUMBER, 1, at("2026-09-16T01:50:00Z"), "联动中心 周", MAIN, "340803-2026-000118"),
                new WhistleUnlinked(
                        WHISTLE,
                        NUMBER,
                        1,
                        at("2026-09-16T01:50:00Z"),
                        "340803-2026-000118",
                        MAIN,
                        "340803-2026-000118"),
                new WhistlePassedUp(
                        WHISTLE,
                        NUMBER,
                        1,
                        at("2026-09-16T01:48:00Z"),
                        "社区联动中心 吴",
                        STATION,
                        "340803001",
                        "涉及两个社区，请街道研判。"),
                new WhistleReopened(WHISTLE, NUMBER, 2, at("2026-10-09T01:20:00Z"), "陈书记", "节后又有十余个摊位回潮。", false),
                new WhistleWithdrawn(WHISTLE, NUMBER, 1, at("2026-09-16T03:10:00Z"), "李社区", "摊主已自行撤离。"),
                new WhistleProgressed(WHISTLE, NUMBER, 1, at("2026-09-16T11:25:00Z"), Stage.IN_PROGRESS),
                new WhistleVerified(
                        WHISTLE,
                        NUMBER,
                        1,
                        at("2026-09-22T08:00:00Z"),
                        "李社区",
                        List.of(
                                new WhistleVerified.Rating("URBAN", 4, null),
                                new WhistleVerified.Rating("FIRE", 1, "始终未到现场"))),
                new WhistleReworkOrdered(WHISTLE, NUMBER, 1, at("2026-09-21T01:15:00Z"), "李社区", "周末又有六个摊位回潮。"),
                new WhistleCallbackTried(WHISTLE, NUMBER, 1, at("2026-09-22T09:00:00Z"), 1),
                new WhistleClosed(
                        WHISTLE, NUMBER, 1, at("2026-09-23T01:30:00Z"), Outcome.SOLVED, Satisfaction.SATISFIED));
    }

    @ParameterizedTest
    @MethodSource("theSamples")
    void anEventIsItsCommittedSample(WhistleEvent event) throws JsonProcessingException {
        var told = json.writeValueAsString(event);
        assertEquals(ApiSpecs.json(ApiSpecs.sample(event.type())), ApiSpecs.json(told));
        assertEquals(List.of(), ApiSpecs.violations(event.type(), told));
    }

    @Test
    void everyEventOfThisServiceHasItsSampleHere() {
        assertEquals(
                ApiSpecs.typesIn("samples").stream()
                        .filter(type -> type.startsWith("whistle-"))
                        .toList(),
                theSamples().map(WhistleEvent::type).sorted().toList());
    }

    /** What a department asks for, is refused or is reminded of moves neither its duty nor the whistle. */
    private static final List<String> ASIDES = List.of(
            "assignment-reminded.v1",
            "assignment-extension-asked.v1",
            "assignment-extension-refused.v1",
            "assignment-extended.v1",
            "assignment-suspension-asked.v1",
            "assignment-suspension-refused.v1",
            "assignment-overdue.v1");

    private static final List<String> RETURNS =
            List.of("assignment-return-asked.v1", "assignment-return-refused.v1", "assignment-returned.v1");

    @Test
    void everyEventOfReportingIsFedHere() {
        var fed = Stream.of(
                        ASIDES,
                        RETURNS,
                        List.of("assignment-suspended.v1", "assignment-resumed.v1", "assignment-withdrawn.v1"),
                        List.of(
                                "assignment-opened.v1",
                                "assignment-accepted.v1",
                                "assignment-checked-in.v1",
                                "assignment-arrival-stated.v1",
                                "assignment-made-safe.v1",
                                "assignment-released.v1",
                                "assignment-completed.v1",
                                "assignment-reworked.v1",
                                "assignment-declared-absent.v1"))
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertEquals(
                ApiSpecs.typesIn("samples").stream()
                        .filter(type -> type.startsWith("assignment-"))
                        .toList(),
                fed);
    }

    @Test
    void onlyASuspensionStopsTheWhistleAndTheRestIsHistory() {
        var id = dispatched();
        told(id, "assignment-opened.v1");
        told(id, "assignment-accepted.v1");
        told(id, "assignment-checked-in.v1");
        awaitStage(id, "IN_PROGRESS");
        var before = see(id).getList("departments");
        ASIDES.forEach(type -> told(id, type));
        awaitLines(id, ASIDES);
        assertEquals("IN_PROGRESS", see(id).getString("stage"));
        assertEquals(before, see(id).getList("departments"));
        assertEquals(
                List.of("2026-11-03T17:30:00+08:00"),
                timeline(id).getList("lines.find { it.move == 'ASSIGNMENT_EXTENDED' }.details.deadlines.due"));
        assertEquals("摊位需与新市场同步搬迁。", line(timeline(id), "ASSIGNMENT_EXTENSION_ASKED", "note"));

        told(id, "assignment-suspended.v1");
        awaitStage(id, "SUSPENDED");
        assertEquals(List.of("SUSPENDED", "PENDING"), see(id).getList("departments.stage"));
        told(id, "assignment-resumed.v1");
        awaitStage(id, "IN_PROGRESS");
        assertEquals(before, see(id).getList("departments"));
        assertEquals(
                List.of("2026-10-28T16:00:00+08:00"),
                timeline(id).getList("lines.find { it.move == 'ASSIGNMENT_RESUMED' }.details.deadlines.due"));
        keepsTheContract(
                id,
                "whistle-blown.v1",
                "whistle-dispatched.v1",
                "whistle-progressed.v1",
                "whistle-progressed.v1",
                "whistle-progressed.v1");
    }

    @Test
    void anAssistsWithdrawalChangesNothingAndTheLeadsReturnBringsTheWhistleBack() {
        var id = dispatched();
        told(id, "assignment-opened.v1");
        told(id, "assignment-withdrawn.v1");
        told(id, "assignment-return-asked.v1");
        told(id, "assignment-return-refused.v1");
        awaitLines(
                id, List.of("assignment-withdrawn.v1", "assignment-return-asked.v1", "assignment-return-refused.v1"));
        assertEquals("DISPATCHED", see(id).getString("stage"));
        assertEquals(List.of("PENDING", "WITHDRAWN"), see(id).getList("departments.stage"));
        told(id, "assignment-returned.v1");
        awaitStage(id, "SUBMITTED");
        assertEquals("清单写明由生态环境局牵头。", line(timeline(id), "ASSIGNMENT_RETURNED", "note"));
        keepsTheContract(id, "whistle-blown.v1", "whistle-dispatched.v1", "whistle-progressed.v1");
    }

    private static String dispatched() {
        String id =
                raise(HEAD, Map.of("kind", "JOINT")).statusCode(201).extract().path("id");
        move(DISPATCHER, id, "dispatch", Map.of("lead", "URBAN", "assists", List.of("FIRE")));
        return id;
    }

    private static void awaitLines(String id, List<String> types) {
        var moves = types.stream()
                .map(type -> type.replace(".v1", "").toUpperCase().replace('-', '_'))
                .toList();
        await().untilAsserted(
                        () -> assertTrue(timeline(id).getList("lines.move").containsAll(moves)));
    }

    private static JsonPath timeline(String id) {
        return as(DISPATCHER).get("/whistles/" + id + "/timeline").jsonPath();
    }

    /** One whistle lives through every sample of a duty's steps, and through everything this service tells. */
    @Test
    void whatReportingTellsTakesEffectAndWhatIsToldKeepsTheContract() {
        String id = raise(HEAD, Map.of("kind", "JOINT", "resident", Map.of("name", "王小明", "phone", "13800005678")))
                .statusCode(201)
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        as(DISPATCHER)
                .body(Map.of("lead", "URBAN", "assists", List.of("FIRE"), "note", "七点半集合"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);

        told(id, "assignment-opened.v1");
        await().untilAsserted(() ->
                assertEquals("01996f5b-8a40-7c02-b6d7-1f94ae3305c2", see(id).getString("departments[0].assignmentId")));
        assertEquals("PENDING", see(id).getString("departments[0].stage"));
        told(id, "assignment-accepted.v1");
        await().untilAsserted(() -> assertEquals("ACCEPTED", see(id).getString("departments[0].stage")));
        told(id, "assignment-checked-in.v1");
        awaitStage(id, "IN_PROGRESS");
        told(id, "assignment-declared-absent.v1");
        await().untilAsserted(() -> assertEquals("ABSENT", see(id).getString("departments[1].stage")));
        told(id, "assignment-arrival-stated.v1");
        told(id, "assignment-made-safe.v1");
        told(id, "assignment-released.v1");
        told(id, "assignment-completed.v1");
        awaitStage(id, "AWAITING_VERIFICATION");
        assertEquals("SOLVED", see(id).getString("outcome"));

        move(HEAD, id, "verify", Map.of("passed", false, "note", "又回潮了"));
        assertEquals("IN_PROGRESS", see(id).getString("stage"));
        told(id, "assignment-reworked.v1");
        await().untilAsserted(() -> assertEquals("CHECKED_IN", see(id).getString("departments[0].stage")));
        told(id, "assignment-completed.v1");
        awaitStage(id, "AWAITING_VERIFICATION");
        move(
                HEAD,
                id,
                "verify",
                Map.of(
                        "passed",
                        true,
                        "ratings",
                        List.of(
                                Map.of("organisation", "URBAN", "stars", 4),
                                Map.of("organisation", "FIRE", "stars", 1, "reason", "未到"))));
        move(OPERATOR, id, "callback", Map.of("reached", false));
        move(OPERATOR, id, "callback", Map.of("reached", true, "satisfaction", "SATISFIED"));

        var timeline = as(DEPUTY).get("/whistles/" + id + "/timeline").jsonPath();
        assertEquals(
                Set.of(
                        "BLOW",
                        "DISPATCH",
                        "ASSIGNMENT_OPENED",
                        "ASSIGNMENT_ACCEPTED",
                        "ASSIGNMENT_CHECKED_IN",
                        "ASSIGNMENT_ARRIVAL_STATED",
                        "ASSIGNMENT_MADE_SAFE",
                        "ASSIGNMENT_RELEASED",
                        "ASSIGNMENT_COMPLETED",
                        "ASSIGNMENT_REWORKED",
                        "ASSIGNMENT_DECLARED_ABSENT",
                        "LEAD_CHECKED_IN",
                        "WORK_COMPLETED",
                        "VERIFY",
                        "CALLBACK"),
                Set.copyOf(timeline.getList("lines.move")));
        assertEquals("周末又有六个摊位回潮。", line(timeline, "ASSIGNMENT_REWORKED", "note"));
        assertEquals("六人已到马山路。", line(timeline, "ASSIGNMENT_ARRIVAL_STATED", "note"));
        assertEquals("true", line(timeline, "ASSIGNMENT_ARRIVAL_STATED", "details.arrived"));
        assertEquals("液化气瓶已移走，现场已围挡。", line(timeline, "ASSIGNMENT_MADE_SAFE", "note"));
        assertEquals("摊位已清，地面已洗。", line(timeline, "ASSIGNMENT_RELEASED", "note"));
        assertEquals("二十三个摊位全部清退，引导至临时市场经营。", line(timeline, "ASSIGNMENT_COMPLETED", "note"));
        assertEquals("始终未到现场。", line(timeline, "ASSIGNMENT_DECLARED_ABSENT", "note"));
        assertEquals("FIRE", line(timeline, "ASSIGNMENT_DECLARED_ABSENT", "unit"));
        assertEquals(
                List.of("ACCEPT", "CHECK_IN", "COMPLETE"),
                timeline.getList("lines.find { it.move == 'ASSIGNMENT_OPENED' }.details.deadlines.step"));

        keepsTheContract(
                id,
                "whistle-blown.v1",
                "whistle-dispatched.v1",
                "whistle-progressed.v1",
                "whistle-progressed.v1",
                "whistle-rework-ordered.v1",
                "whistle-progressed.v1",
                "whistle-verified.v1",
                "whistle-callback-tried.v1",
                "whistle-closed.v1");
    }

    /** What was told of a whistle, in its order; each is a CloudEvent of the district and fits its schema. */
    private static void keepsTheContract(String id, String... types) {
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .toList(),
                        hasSize(types.length));
        assertEquals(
                List.of(types), told.stream().map(TestBroker.Received::type).toList());
        for (var event : told) {
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
            assertEquals("340803", event.headers().get("ce_district"));
            assertEquals(id, event.headers().get("ce_subject"));
            assertEquals("1.0", event.headers().get("ce_specversion"));
            assertEquals("/chuishao/whistle", event.headers().get("ce_source"));
            assertEquals("application/json", event.headers().get("content-type"));
            assertFalse(event.headers().get("ce_id").isBlank());
            assertFalse(event.data().contains("王小明") || event.data().contains("13800005678"), event.data());
        }
    }

    private static String line(JsonPath timeline, String move, String field) {
        return timeline.getString("lines.find { it.move == '" + move + "' }." + field);
    }

    private static void told(String id, String type) {
        TestBroker.send("assignment", id, type, ApiSpecs.sample(type).replace(WHISTLE.toString(), id));
    }

    private static JsonPath see(String id) {
        return as(DISPATCHER).get("/whistles/" + id).jsonPath();
    }

    private static void move(String who, String id, String move, Map<String, Object> body) {
        as(who).body(body).post("/whistles/" + id + "/" + move).then().statusCode(200);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
