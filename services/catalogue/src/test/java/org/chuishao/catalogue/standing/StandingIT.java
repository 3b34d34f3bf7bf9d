package org.chuishao.catalogue.standing;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StandingIT {
    @Inject
    TravelClock clock;

    private static final String WHISTLE = "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";

    private static void item(String district, String code, String lead, String... keywords) {
        editorOf(district)
                .body(Map.of(
                        "name",
                        "事项" + code,
                        "category",
                        "类",
                        "subcategory",
                        "类",
                        "type",
                        "OTHER",
                        "lead",
                        lead,
                        "keywords",
                        List.of(keywords)))
                .put("/items/" + code)
                .then()
                .statusCode(greaterThan(199));
    }

    private static void tell(String district, String topic, String type, String data) {
        TestBroker.send(UUID.randomUUID(), district, topic, WHISTLE, type, data);
    }

    private static void dispatched(String district, String id, String title, String text, String item, String lead) {
        tell(district, "whistle", "whistle-dispatched.v1", """
                {"whistleId": "%s", "title": "%s", "description": "%s", "stationCode": "%s001002", "itemCode": %s,
                 "dispatchedAt": "2026-11-17T02:00:00Z", "departments": [{"organisation": "%s", "role": "LEAD"}]}""".formatted(
                        id, title, text, district, item == null ? "null" : '"' + item + '"', lead));
    }

    @Test
    void whatIsWhistledAgainAndAgainUnderNoItemIsFound() {
        var here = "340880";
        for (var where : List.of("一号院", "二号院", "三号院"))
            dispatched(
                    here,
                    UUID.randomUUID().toString(),
                    where + "共享雨伞架倒在路上",
                    "共享雨伞架被风刮倒，挡住盲道。",
                    null,
                    where.equals("一号院") ? "MARKET" : "URBAN");
        dispatched(here, UUID.randomUUID().toString(), "塔顶天线异响", "夜间持续。", null, "URBAN");
        dispatched(here, UUID.randomUUID().toString(), "共享雨伞架倒了", "挡住盲道。", "X-1", "URBAN");
        await().untilAsserted(() -> editorOf(here)
                .get("/standing-questions/uncovered?times=2")
                .then()
                .statusCode(200)
                .body("items.whistles", contains(3))
                .body("items[0].leads", contains("URBAN", "MARKET"), "items[0].stations", contains(here + "001002")));
        editorOf(here).get("/standing-questions/uncovered?times=4").then().body("items", empty());
        editorOf("340881").get("/standing-questions/uncovered").then().body("items", empty());
    }

    @Test
    void whatReturnsAndRulingsSayIsCountedAndTheCatalogueAskedToSayIt() {
        var here = "340882";
        departments(here, "URBAN", "ECOLOGY");
        item(here, "DG-020301", "ECOLOGY", "占道经营");
        tell(here, "assignment", "assignment-returned.v1", ApiSpecs.sample("assignment-returned.v1"));
        tell(here, "assignment", "assignment-return-refused.v1", ApiSpecs.sample("assignment-return-refused.v1"));
        tell(here, "ruling", "ruling-made.v1", ApiSpecs.sample("ruling-made.v1"));
        await().untilAsserted(() -> editorOf(here)
                .get("/standing-questions/returns")
                .then()
                .statusCode(200)
                .body(
                        "items.organisation",
                        contains("URBAN"),
                        "items.upheld",
                        contains(1),
                        "items.refused",
                        contains(1)));
        await().untilAsserted(() -> editorOf(here)
                .get("/standing-questions/disputed")
                .then()
                .statusCode(200)
                .body("items.itemCode", contains("DG-020301"))
                .body("items[0].departments", contains("ECOLOGY", "URBAN"), "items[0].rulings", equalTo(1)));

        String id = editorOf(here)
                .get("/change-proposals?stage=OPEN")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].lead", equalTo("ECOLOGY"), "items[0].proposed", equalTo("URBAN"))
                .body("items[0].moves", contains("adopt", "dismiss"))
                .extract()
                .path("items[0].id");
        var note = Map.of("note", "已修订。");
        editorOf("340883")
                .body(note)
                .post("/change-proposals/" + id + "/adopt")
                .then()
                .statusCode(404);
        editorOf(here)
                .body(note)
                .post("/change-proposals/" + id + "/adopt")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_CHANGED_YET"));
        // and whoever takes over from it since answers for it
        departments(here, "CITY");
        editorOf(here)
                .body(Map.of("into", "CITY"))
                .post("/organisations/URBAN/merge")
                .then()
                .statusCode(200);
        item(here, "DG-020301", "CITY", "占道经营");
        editorOf(here)
                .body(note)
                .post("/change-proposals/" + id + "/adopt")
                .then()
                .statusCode(200)
                .body("stage", equalTo("ADOPTED"), "moves", empty());
        editorOf(here)
                .body(note)
                .post("/change-proposals/" + id + "/dismiss")
                .then()
                .statusCode(409);
    }

    /** Topics keep no order among each other: a ruling may be heard before the dispatch it ruled on. */
    @Test
    void aRulingTeachesWhicheverIsToldFirst() {
        for (var here : List.of("340884", "340885")) {
            departments(here, "URBAN", "ECOLOGY");
            item(here, "DG-020301", "URBAN", "占道经营");
            item(here, "DG-SMOKE", "ECOLOGY", "油烟直排");
            var sent = ApiSpecs.sample("whistle-dispatched.v1").replace("DG-020301", "DG-SMOKE");
            if (here.equals("340884")) {
                tell(here, "whistle", "whistle-dispatched.v1", sent);
                awaitPrecedent(here, "DG-SMOKE", "派单");
                tell(here, "ruling", "ruling-made.v1", ApiSpecs.sample("ruling-made.v1"));
            } else {
                tell(here, "ruling", "ruling-made.v1", ApiSpecs.sample("ruling-made.v1"));
                await().untilAsserted(() -> editorOf(here)
                        .get("/standing-questions/disputed")
                        .then()
                        .body("items", hasSize(1)));
                tell(here, "whistle", "whistle-dispatched.v1", sent);
            }
            awaitPrecedent(here, "DG-020301", "裁定");
        }
    }

    /** Who helps is another question than who leads, whichever is told first. */
    @Test
    void whatIsDecidedOnAnAssistsPartSaysNothingOfTheLead() {
        for (var here : List.of("340827", "340828")) {
            departments(here, "URBAN", "ECOLOGY");
            item(here, "DG-020301", "ECOLOGY", "占道经营");
            item(here, "DG-020417", "URBAN", "扬尘");
            item(here, "DG-SMOKE", "ECOLOGY", "油烟直排");
            var sent = ApiSpecs.sample("whistle-dispatched.v1").replace("DG-020301", "DG-SMOKE");
            if (here.equals("340827")) {
                tell(here, "whistle", "whistle-dispatched.v1", sent);
                awaitPrecedent(here, "DG-SMOKE", "派单");
            }
            tell(
                    here,
                    "assignment",
                    "assignment-returned.v1",
                    ApiSpecs.sample("assignment-returned.v1").replace("LEAD", "ASSIST"));
            tell(
                    here,
                    "ruling",
                    "ruling-made.v1",
                    ApiSpecs.sample("ruling-made.v1").replace("\"role\": \"LEAD\"", "\"role\": \"ASSIST\""));
            await().untilAsserted(() -> {
                editorOf(here).get("/standing-questions/disputed").then().body("items", hasSize(1));
                editorOf(here).get("/standing-questions/returns").then().body("items.upheld", contains(1));
            });
            if (here.equals("340828")) tell(here, "whistle", "whistle-dispatched.v1", sent);
            awaitPrecedent(here, "DG-SMOKE", "派单");
            editorOf(here).get("/change-proposals").then().body("items", empty());
        }
    }

    private static void awaitPrecedent(String district, String item, String decided) {
        await().untilAsserted(() -> clerkOf(district)
                .body(Map.of("title", "马山路夜市每晚二十余个摊位"))
                .post("/items/match")
                .then()
                .body("items[0].code", equalTo(item))
                .body(
                        "items[0].reasons.find { it.kind == 'PRECEDENT' }.zh.contains('" + decided + "')",
                        equalTo(true)));
    }

    /** What an item says else may change meanwhile. */
    @Test
    void anItemIsUnusedWhichWasInUseAllThatTime() {
        var here = "340826";
        departments(here, "URBAN");
        for (var code : List.of("RENAMED", "PAUSED", "STAYED")) item(here, code, "URBAN");
        put(here, "OPENED", "开", Map.of("active", false));
        put(here, "STAYED", "止", Map.of("active", false, "validFrom", "2026-11-26"));
        editorOf(here)
                .body("{\"reason\": \"录入有误\"}")
                .post("/items/STAYED/versions/2/withdraw")
                .then()
                .statusCode(200);
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(Duration.ofDays(5)));
            put(here, "RENAMED", "新名", Map.of());
            put(here, "RENAMED", "将止", Map.of("active", false, "validFrom", "2027-01-01"));
            put(here, "STAYED", "留", Map.of());
            put(here, "PAUSED", "停", Map.of("active", false));
            put(here, "OPENED", "开", Map.of());
            clock.travelTo(today.plus(Duration.ofDays(8)));
            put(here, "PAUSED", "复", Map.of());
            clock.travelTo(today.plus(Duration.ofDays(10)));
            editorOf(here)
                    .get("/standing-questions/unused?days=7")
                    .then()
                    .body("items.itemCode", contains("RENAMED", "STAYED"));
            editorOf(here)
                    .get("/standing-questions/unused?days=3")
                    .then()
                    .body("items.itemCode", contains("OPENED", "RENAMED", "STAYED"));
        } finally {
            clock.travelTo(today);
        }
    }

    private static void put(String here, String code, String name, Map<String, Object> more) {
        var item = new HashMap<String, Object>(more);
        item.putAll(Map.of("name", name, "category", "类", "subcategory", "类", "type", "OTHER", "lead", "URBAN"));
        editorOf(here).body(item).put("/items/" + code).then().statusCode(oneOf(200, 201));
    }

    /** An item counts as unused when it was in use for as long as is asked. */
    @Test
    void itemsNobodyUsedAndPartsDueForReviewAreNamed() {
        var here = "340867";
        departments(here, "URBAN");
        item(here, "USED", "URBAN");
        item(here, "UNUSED", "URBAN");
        editorOf(here).get("/standing-questions/unused?days=1").then().body("items", empty());
        editorOf(here).get("/standing-questions/reviews?days=1").then().body("items", empty());
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(Duration.ofDays(10)));
            tell(
                    here,
                    "whistle",
                    "whistle-dispatched.v1",
                    ApiSpecs.sample("whistle-dispatched.v1")
                            .replace("DG-020301", "USED")
                            .replace("2026-09-16T02:00:00Z", clock.instant().toString()));
            await().untilAsserted(() -> editorOf(here)
                    .get("/standing-questions/unused?days=5")
                    .then()
                    .body("items.itemCode", contains("UNUSED")));
            editorOf(here)
                    .get("/standing-questions/reviews?days=5")
                    .then()
                    .body("items.items", contains(2), "items.lead", contains("URBAN"));
        } finally {
            clock.travelTo(today);
        }
    }
}
