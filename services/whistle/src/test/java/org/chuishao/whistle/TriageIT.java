package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dispatcher and a station say to each other, and a station that takes its whistle back. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TriageIT {
    private static final Map<String, Object> NOTE = Map.of("note", "请说明是哪一段管网。");

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    /** Without an item nobody knows whose matter it is: it waits for a dispatcher. */
    private static String submitted() {
        return raise(DEPUTY, Map.of()).body("stage", is("SUBMITTED")).extract().path("id");
    }

    private static ValidatableResponse move(String who, String id, String move, Map<String, Object> body) {
        return as(who).body(body).post("/whistles/" + id + "/" + move).then();
    }

    @Test
    void aQuestionIsAskedAndAnsweredAndTheWhistleGoesOn() {
        var id = submitted();
        as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("moves", containsInAnyOrder("dispatch", "ask", "reject", "link", "pass-up"));
        move(DISPATCHER, id, "ask", NOTE).statusCode(200).body("stage", is("NEEDS_INFO"), "moves", empty());
        as(DEPUTY).get("/whistles/" + id).then().body("moves", containsInAnyOrder("answer", "withdraw"));
        refused(
                DISPATCHER,
                r -> r.body(Map.of("lead", "URBAN")).post("/whistles/" + id + "/dispatch"),
                409,
                "ILLEGAL_MOVE");
        refused(MEMBER, r -> r.body(NOTE).post("/whistles/" + id + "/answer"), 403, "NOT_YOUR_MOVE");
        move(DEPUTY, id, "answer", Map.of("note", "是雨水管网。")).statusCode(200).body("stage", is("SUBMITTED"));
        move(DISPATCHER, id, "dispatch", Map.of("lead", "URBAN")).body("stage", is("DISPATCHED"));
        as(DEPUTY)
                .get("/whistles/" + id + "/timeline")
                .then()
                .body("lines.move", contains("BLOW", "ASK", "ANSWER", "DISPATCH"))
                .body("lines[1].note", is("请说明是哪一段管网。"), "lines[1].unit", is("340803"));
        told(id, "whistle-blown.v1", "whistle-info-asked.v1", "whistle-info-answered.v1", "whistle-dispatched.v1");
    }

    @Test
    void aRejectionMayBeObjectedToOnce() {
        var id = submitted();
        var rejection = Map.<String, Object>of("reason", "STATION_MATTER", "note", "站内可以调解。");
        move(DISPATCHER, id, "reject", rejection)
                .statusCode(200)
                .body("stage", is("REJECTED"), "rejectReason", is("STATION_MATTER"));
        as(DEPUTY).get("/whistles/" + id).then().body("moves", contains("object"));
        move(DEPUTY, id, "object", Map.of("note", "管网不归社区管理。"))
                .statusCode(200)
                .body("stage", is("SUBMITTED"), "$", not(hasKey("rejectReason")));
        move(DISPATCHER, id, "reject", rejection).statusCode(200).body("stage", is("REJECTED"));
        as(DEPUTY).get("/whistles/" + id).then().body("moves", empty());
        refused(DEPUTY, r -> r.body(NOTE).post("/whistles/" + id + "/object"), 409, "ILLEGAL_MOVE");
        told(id, "whistle-blown.v1", "whistle-rejected.v1", "whistle-objected.v1", "whistle-rejected.v1");
    }

    @Test
    void aDuplicateNamesTheWhistleItRepeats() {
        var first = submitted();
        var second = submitted();
        var before = Footprint.of(database);
        refusedReject(second, Map.of("reason", "DUPLICATE", "note", "重复"), "duplicateOf");
        refusedReject(second, Map.of("reason", "DUPLICATE", "note", "重复", "duplicateOf", second), "duplicateOf");
        refusedReject(
                second, Map.of("reason", "DUPLICATE", "note", "重复", "duplicateOf", UUID.randomUUID()), "duplicateOf");
        refusedReject(second, Map.of("reason", "STATION_MATTER", "note", "n", "duplicateOf", first), "duplicateOf");
        refusedReject(second, Map.of("reason", "STATION_MATTER"), "note");
        refusedReject(second, Map.of("reason", "BECAUSE", "note", "n"), "reason");
        assertEquals(before, Footprint.of(database));
        move(DISPATCHER, second, "reject", Map.of("reason", "DUPLICATE", "note", "同一处", "duplicateOf", first))
                .statusCode(200)
                .body("duplicateOf", is(first));
    }

    @Test
    void nobodyRepeatsWhatNobodyHandles() {
        var first = submitted();
        var second = submitted();
        var draft = raise(DEPUTY, Map.of("draft", true)).extract().<String>path("id");
        var withdrawn = submitted();
        move(DEPUTY, withdrawn, "withdraw", NOTE).statusCode(200);
        move(DISPATCHER, second, "reject", repeats(first)).statusCode(200);
        var before = Footprint.of(database);
        for (var lost : List.of(second, draft, withdrawn))
            refused(
                    DISPATCHER,
                    r -> r.body(repeats(lost)).post("/whistles/" + first + "/reject"),
                    409,
                    "ORIGINAL_NOT_HANDLED");
        assertEquals(before, Footprint.of(database));
    }

    /** Both have read the other before either has written; the test holds both whistles until then. */
    @Test
    void ofTwoThatRepeatEachOtherOneIsHandled() throws Exception {
        var first = submitted();
        var second = submitted();
        try (var dispatchers = Executors.newFixedThreadPool(2);
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from whistle where id in ('%s', '%s') for update".formatted(first, second));
            var answers = List.of(
                    dispatchers.submit(() -> move(DISPATCHER, first, "reject", repeats(second))),
                    dispatchers.submit(() -> move(DISPATCHER, second, "reject", repeats(first))));
            await().until(() -> waiting() == 2);
            connection.commit();
            var statuses = new TreeSet<Integer>();
            for (var answer : answers) statuses.add(answer.get().extract().statusCode());
            assertEquals(Set.of(200, 409), statuses);
        }
    }

    private int waiting() {
        return Sql.of("select count(*)::int from pg_locks where not granted")
                .first(database, Fields::number)
                .orElseThrow();
    }

    private static Map<String, Object> repeats(String id) {
        return Map.of("reason", "DUPLICATE", "note", "同一处", "duplicateOf", id);
    }

    private static void refusedReject(String id, Map<String, Object> body, String field) {
        move(DISPATCHER, id, "reject", body).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void aWhistleIsTakenBackUntilSomebodyHasCome() {
        String id = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
        assignment(id, "HOUSING", "assignment-accepted.v1", "ACCEPTED", "");
        await().untilAsserted(
                        () -> as(DEPUTY).get("/whistles/" + id).then().body("departments[0].stage", is("ACCEPTED")));
        refused(MEMBER, r -> r.body(NOTE).post("/whistles/" + id + "/withdraw"), 403, "NOT_YOUR_MOVE");
        refused(DEPUTY, r -> r.body("{}").post("/whistles/" + id + "/withdraw"), 400, "INVALID_FIELDS");
        move(DEPUTY, id, "withdraw", Map.of("note", "居民已自行修复。"))
                .statusCode(200)
                .body("stage", is("WITHDRAWN"), "moves", empty());
        told(id, "whistle-blown.v1", "whistle-dispatched.v1", "whistle-withdrawn.v1");
        assignment(id, "HOUSING", "assignment-withdrawn.v1", "WITHDRAWN", ", \"note\": \"居民已自行修复。\"");
        await().untilAsserted(
                        () -> as(DEPUTY).get("/whistles/" + id).then().body("departments[0].stage", is("WITHDRAWN")));

        String begun = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
        assignment(begun, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        awaitStage(begun, "IN_PROGRESS");
        as(DEPUTY).get("/whistles/" + begun).then().body("moves", empty());
        refused(DEPUTY, r -> r.body(NOTE).post("/whistles/" + begun + "/withdraw"), 409, "ILLEGAL_MOVE");
    }

    @Test
    void whoKeptADraftMayDropIt() {
        String id = raise(MEMBER, Map.of("draft", true)).extract().path("id");
        as(MEMBER).get("/whistles/" + id).then().body("moves", contains("withdraw"));
        move(MEMBER, id, "withdraw", Map.of("note", "写错了。")).statusCode(200).body("stage", is("WITHDRAWN"));
    }

    private static void told(String id, String... types) {
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .toList(),
                        hasSize(types.length));
        assertEquals(
                List.of(types), told.stream().map(TestBroker.Received::type).toList());
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
    }
}
