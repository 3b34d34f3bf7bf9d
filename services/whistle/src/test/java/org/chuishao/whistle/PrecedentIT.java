package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever dispatches sees how disputes about the same item were ruled before; nobody else's reads carry it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PrecedentIT {
    private static final String VILLAGE_DESK = person("village-desk", STATION, Roles.DISPATCHER);

    @BeforeEach
    void papers() {
        publishPapers();
    }

    @Test
    void theLatestRulingsOnTheItemAreShownToWhoMayDispatch() {
        String id = raise(HEAD, Map.of("kind", "JOINT", "itemCode", COLLAPSE))
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        var unruled = as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("moves", hasItem("dispatch"), "$", not(hasKey("precedents")))
                .extract()
                .header("ETag");

        ruled("340811", COLLAPSE, 9);
        ruled("340803", COLLAPSE, 10, "ASSIST");
        ruled("340803", PIPE, 8);
        for (int day = 6; day > 0; day--) ruled("340803", day == 3 ? null : COLLAPSE, day);
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
                .body("precedents[0].citedItem", is(COLLAPSE))
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
                .get("/whistles?itemCode=" + COLLAPSE)
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
        ruled("340803", PIPE, 7);
        String id = raise(DEPUTY, Map.of("itemCode", PIPE))
                .body("stage", is("DISPATCHED"))
                .extract()
                .path("id");
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
        String id = raise(HEAD, Map.of("kind", "JOINT", "itemCode", PIPE))
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        ruled("340803", PIPE, 20);
        await().untilAsserted(
                        () -> as(DISPATCHER).get("/whistles/" + id).then().body("precedents[0].reason", is("第20次")));
        var seen = as(DISPATCHER).get("/whistles/" + id).getHeader("ETag");
        as(DISPATCHER)
                .header("If-None-Match", seen)
                .get("/whistles/" + id)
                .then()
                .statusCode(304);

        ruled("340803", PIPE, 15);
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

    private static void ruled(String district, String item, int day) {
        ruled(district, item, day, null);
    }

    /**
     * All under one key: they are taken in in this order.
     *
     * @param role null as it was told before rulings said whose part was disputed
     */
    private static void ruled(String district, String item, int day, String role) {
        var data = """
                {"rulingId": "%s", "whistleId": "%s", "whistleNumber": "340803-2026-000001"%s%s, "responsible": "URBAN",
                 "notResponsible": ["FIRE", "ECOLOGY"], "citedItem": "%s", "reason": "第%d次", "ruledAt": "2026-09-%02dT08:10:00Z"}""".formatted(
                        idOf(day),
                        UUID.randomUUID(),
                        item == null ? "" : ", \"itemCode\": \"" + item + "\"",
                        role == null ? "" : ", \"role\": \"" + role + "\"",
                        item == null ? COLLAPSE : item,
                        day,
                        day);
        TestBroker.send(UUID.randomUUID(), district, "ruling", "precedents", "ruling-made.v1", data);
    }

    private static UUID idOf(int day) {
        return UUID.nameUUIDFromBytes(("ruling " + day).getBytes());
    }
}
