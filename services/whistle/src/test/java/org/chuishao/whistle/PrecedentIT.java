package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever dispatches sees how disputes about the same item were ruled before; nobody else's reads carry it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PrecedentIT {
    private static final String VILLAGE_DESK = person("village-desk", STATION, Roles.DISPATCHER);

    /** Of items that no other test names: a ruling is there for good. */
    private static final String DISPUTED = "DG-DISPUTED";

    private static final String ELSEWHERE = "DG-DISPUTED-ELSEWHERE";
    private static final String RETURNED = "DG-DISPUTED-RETURNED";
    private static final String LATE = "DG-DISPUTED-LATE";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
        for (var code : new String[] {DISPUTED, ELSEWHERE, RETURNED, LATE}) item(code, 1, "HOUSING", "2026-08-01");
        await().untilAsserted(() ->
                raise(DEPUTY, Map.of("draft", true, "itemCode", LATE)).statusCode(201));
    }

    @Test
    void theLatestRulingsOnTheItemAreShownToWhoMayDispatch() {
        String id = raise(HEAD, Map.of("kind", "JOINT", "itemCode", DISPUTED))
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        var unruled = as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("moves", hasItem("dispatch"), "$", not(hasKey("precedents")))
                .extract()
                .header("ETag");

        ruled("340811", DISPUTED, 9);
        ruled("340803", DISPUTED, 10, "ASSIST");
        ruled("340803", ELSEWHERE, 8);
        for (int day = 6; day > 0; day--) ruled("340803", day == 3 ? null : DISPUTED, day);
        await().untilAsserted(() -> as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("precedents.reason", contains("第6次", "第5次", "第4次", "第3次", "第2次")));
        var seen = as(DISPATCHER)
                .header("If-None-Match", unruled)
                .get("/whistles/" + id)
                .then()
                .statusCode(200)
                .body("precedents[0].id", is(idOf(6).toString()))
                .body("precedents[0].responsible", is(Map.of("code", "URBAN", "name", "URBAN局")))
                .body("precedents[0].notResponsible.name", contains("FIRE局", "ECOLOGY"))
                .body("precedents[0].citedItem", is(DISPUTED))
                .body("precedents[0].ruledAt", is("2026-09-06T16:10:00+08:00"))
                .extract()
                .header("ETag");
        as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(304);

        // it waits at the district's desk
        for (var reader : new String[] {MEMBER, DEPUTY, HEAD, OPERATOR, VILLAGE_DESK})
            as(reader)
                    .get("/whistles/" + id)
                    .then()
                    .statusCode(200)
                    .body("moves", not(hasItem("dispatch")), "$", not(hasKey("precedents")));
        as(DISPATCHER)
                .get("/whistles?itemCode=" + DISPUTED)
                .then()
                .body("items.id", hasItem(id), "items.findAll { it.precedents != null }", empty());

        as(DISPATCHER)
                .header("If-Match", seen)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200)
                .body("stage", is("DISPATCHED"), "$", not(hasKey("precedents")));
        as(DISPATCHER).get("/whistles/" + id).then().body("$", not(hasKey("precedents")));
    }

    @Test
    void aReturnedWhistleShowsThemAtTheDeskWhereItWaits() {
        String id = raise(DEPUTY, Map.of("itemCode", RETURNED))
                .body("stage", is("DISPATCHED"))
                .extract()
                .path("id");
        ruled("340803", RETURNED, 7);
        assignment(id, "HOUSING", "assignment-returned.v1", "RETURNED", "");
        awaitStage(id, "SUBMITTED");
        await().untilAsserted(
                        () -> as(VILLAGE_DESK).get("/whistles/" + id).then().body("precedents.reason", hasItem("第7次")));
        as(DEPUTY).get("/whistles/" + id).then().statusCode(200).body("$", not(hasKey("precedents")));
        // a move's answer is the whistle as it is now, to whom it is told
        as(DISPATCHER)
                .body(Map.of("note", "涉及两个社区，请上级研判。"))
                .post("/whistles/" + id + "/pass-up")
                .then()
                .statusCode(200)
                .body("precedents.reason", hasItem("第7次"));
        as(VILLAGE_DESK).get("/whistles/" + id).then().statusCode(200).body("$", not(hasKey("precedents")));
    }

    @Test
    void anOlderRulingThatComesLateIsToldOfToo() {
        String id = raise(HEAD, Map.of("kind", "JOINT", "itemCode", LATE))
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        ruled("340803", LATE, 20);
        await().untilAsserted(
                        () -> as(DISPATCHER).get("/whistles/" + id).then().body("precedents[0].reason", is("第20次")));
        var seen = as(DISPATCHER).get("/whistles/" + id).getHeader("ETag");
        as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(304);

        ruled("340803", LATE, 15);
        await().untilAsserted(() -> as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(200)
                .body("precedents[0].reason", is("第20次"), "precedents[1].reason", is("第15次")));
        // the whistle is what it was: whoever saw it before may act on it
        as(DISPATCHER)
                .header("If-Match", seen)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
    }

    @Test
    void aRoutineWhistleWaitsWhereTheLatestRulingNamesAnotherThanItsItem() {
        var item = "DG-DISPUTED-ROUTINE";
        item(item, 1, "HOUSING", "2026-09-01");
        await().untilAsserted(() -> isCalled(item, "HOUSING"));
        ruledFor("HOUSING", "340803", item, 101, "2026-09-10", "LEAD");
        ruledFor("URBAN", "340803", item, 102, "2026-09-12", "LEAD");
        String id = await().until(
                        () -> raise(DEPUTY, Map.of("itemCode", item))
                                .statusCode(201)
                                .extract()
                                .jsonPath(),
                        raised -> raised.getString("stage").equals("SUBMITTED"))
                .getString("id");
        as(DEPUTY)
                .get("/whistles/" + id)
                .then()
                .body("departments", empty(), "deadlines[0].step", is("DISPATCH"), "$", not(hasKey("precedents")));
        as(VILLAGE_DESK)
                .get("/whistles/" + id)
                .then()
                .body("moves", hasItem("dispatch"), "precedents[0].responsible.code", is("URBAN"));
        as(VILLAGE_DESK)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + id + "/dispatch")
                .then()
                .statusCode(200);
        // seconds count
        raise(MEMBER, Map.of("itemCode", item, "kind", "EMERGENCY"))
                .body("stage", is("DISPATCHED"), "departments.organisation", contains("HOUSING"));

        // the catalogue says the same, or its editor has decided otherwise since
        item(item, 2, "URBAN", null);
        await().untilAsserted(() -> isCalled(item, "URBAN"));
        item(item, 3, "HOUSING", "2026-09-13");
        await().untilAsserted(() -> isCalled(item, "HOUSING"));
        // of an item that does not say since when it is so, the ruling is what is known
        item(item, 4, "HOUSING", null);
        await().untilAsserted(() -> raise(DEPUTY, Map.of("itemCode", item))
                .statusCode(201)
                .body("itemVersion", is(4), "stage", is("SUBMITTED")));
    }

    /** Nobody asked for the item before it was all known: nothing of it is remembered. */
    @Test
    void whatWasRuledOtherwiseIsNoPrecedentOfThisItem() {
        var item = "DG-DISPUTED-ASIDE";
        item(item, 1, "HOUSING", "2026-09-01");
        ruledFor("URBAN", "340803", item, 103, "2026-08-20", "LEAD"); // before its version was in force
        ruledFor("URBAN", "340803", item, 104, "2026-09-20", "ASSIST");
        ruledFor("URBAN", "340811", item, 105, "2026-09-20", "LEAD");
        ruledFor("URBAN", "340803", DISPUTED, 106, "2026-08-20", "LEAD");
        ruledFor("URBAN", "340803", item, 107, "2026-09-10", "LEAD");
        ruledFor("HOUSING", "340803", item, 108, "2026-09-12", "LEAD"); // the latest
        for (var known :
                new String[] {"known_item where code = '" + item + "'", "known_ruling where id = '" + idOf(108) + "'"})
            await().until(() -> Sql.of("select 1 from " + known)
                    .first(database, row -> true)
                    .isPresent());
        isCalled(item, "HOUSING");
    }

    @Test
    void whoeverTookOverFromWhoWasNamedIsNamed() {
        var item = "DG-DISPUTED-MERGED";
        item(item, 1, "HOUSING", "2026-09-01");
        TestBroker.send("organisation", "340803/WORKS", "organisation-changed.v1", """
                {"code": "WORKS", "name": "建设局", "kind": "DEPARTMENT", "active": true}""");
        ruledFor("WORKS", "340803", item, 110, "2026-09-12", "LEAD");
        await().untilAsserted(() -> raise(DEPUTY, Map.of("itemCode", item)).body("stage", is("SUBMITTED")));
        TestBroker.send("organisation", "340803/WORKS", "organisation-changed.v1", """
                {"code": "WORKS", "name": "建设局", "kind": "DEPARTMENT", "active": false, "successor": "HOUSING"}""");
        await().untilAsserted(() -> isCalled(item, "HOUSING"));
    }

    private static void isCalled(String item, String lead) {
        raise(DEPUTY, Map.of("itemCode", item))
                .statusCode(201)
                .body("stage", is("DISPATCHED"), "departments.organisation", contains(lead));
    }

    /** @param from the day on which the version took effect; null as it was told before that was said */
    private static void item(String code, int version, String lead, String from) {
        TestBroker.send("item", "340803/" + code, "item-changed.v1", """
                {"code": "%s", "version": %d, "name": "占道经营", "lead": "%s", "assists": [], "onCall": [], "active": true%s}""".formatted(
                        code, version, lead, from == null ? "" : ", \"validFrom\": \"" + from + "T00:00:00+08:00\""));
    }

    private static void ruled(String district, String item, int day) {
        ruled(district, item, day, null);
    }

    /**
     * All under one key: they are taken in in this order.
     *
     * @param role null as it was told before rulings said whose part was disputed
     */
    private static void ruled(String district, String item, int day, String role) {
        ruledFor("URBAN", district, item, day, "2026-09-%02d".formatted(day), role);
    }

    private static void ruledFor(
            String responsible, String district, String item, int number, String day, String role) {
        var data = """
                {"rulingId": "%s", "whistleId": "%s", "whistleNumber": "340803-2026-000001"%s%s, "responsible": "%s",
                 "notResponsible": ["FIRE", "ECOLOGY"], "citedItem": "%s", "reason": "第%d次", "ruledAt": "%sT08:10:00Z"}""".formatted(
                        idOf(number),
                        UUID.randomUUID(),
                        item == null ? "" : ", \"itemCode\": \"" + item + "\"",
                        role == null ? "" : ", \"role\": \"" + role + "\"",
                        responsible,
                        item == null ? DISPUTED : item,
                        number,
                        day);
        TestBroker.send(UUID.randomUUID(), district, "ruling", "precedents", "ruling-made.v1", data);
    }

    private static UUID idOf(int day) {
        return UUID.nameUUIDFromBytes(("ruling " + day).getBytes());
    }
}
