package org.chuishao.catalogue.item;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.clerk;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editor;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ItemIT {
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void theDepartmentsExist() {
        departments("340803", "URBAN", "HOUSING", "POLICE");
    }

    private static Map<String, Object> item(String name, Object... more) {
        var item = new HashMap<String, Object>(Map.of(
                "name", name, "category", "城乡建设", "subcategory", "市政", "type", "PUBLIC_SERVICE", "lead", "URBAN"));
        for (int i = 0; i < more.length; i += 2) item.put((String) more[i], more[i + 1]);
        return item;
    }

    @Test
    void everyChangeIsAnImmutableVersionAndAnEvent() {
        var first = item("路灯", "assists", List.of("HOUSING"), "keywords", List.of("路灯不亮"), "legalBasis", "《条例》");
        editor().body(first)
                .put("/items/V-1")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/items/V-1"))
                .header("ETag", "\"1\"")
                .body(
                        "version",
                        equalTo(1),
                        "onCall",
                        empty(),
                        "active",
                        equalTo(true),
                        "validFrom",
                        endsWith("+08:00"));
        editor().body(first).put("/items/V-1").then().statusCode(200).body("version", equalTo(1));
        editor().header("If-Match", "\"1\"")
                .body(item("路灯与照明", "onCall", List.of("POLICE")))
                .put("/items/V-1")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        editor().header("If-Match", "\"1\"")
                .body(first)
                .put("/items/V-1")
                .then()
                .statusCode(412);

        clerk().get("/items/V-1").then().body("name", equalTo("路灯与照明"), "assists", empty());
        clerk().get("/items/V-1/versions").then().body("items.version", contains(2, 1), "items[1].name", equalTo("路灯"));
        clerk().get("/items/V-1/versions/1")
                .then()
                .statusCode(200)
                .body("name", equalTo("路灯"), "assists", contains("HOUSING"), "legalBasis", equalTo("《条例》"));
        clerk().header("If-None-Match", "\"2\"").get("/items/V-1").then().statusCode(304);
        clerk().get("/items/V-1/versions/3").then().statusCode(404);
        clerk().get("/items/V-1/versions/first").then().statusCode(404);
        clerk().get("/items/V-0/versions").then().statusCode(404);

        var told = await().until(
                        () -> TestBroker.received("item").stream()
                                .filter(e -> e.key().equals("340803/V-1"))
                                .toList(),
                        events -> events.size() >= 2);
        assertEquals(2, told.size());
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        assertEquals(2, ApiSpecs.json(told.getLast().data()).get("version").asInt());
    }

    @Test
    void versionsArePagedNewestFirst() {
        for (var name : List.of("一", "二", "三")) editor().body(item(name)).put("/items/V-2");
        var page = clerk().get("/items/V-2/versions?limit=2")
                .then()
                .body("items.name", contains("三", "二"))
                .extract();
        clerk().queryParam("cursor", page.jsonPath().getString("next"))
                .get("/items/V-2/versions?limit=2")
                .then()
                .body("items.name", contains("一"));
        clerk().queryParam("cursor", page.jsonPath().getString("next"))
                .get("/items/V-1/versions?limit=2")
                .then()
                .statusCode(400);
    }

    @Test
    void theApplicationCannotRewriteHistory() throws SQLException {
        editor().body(item("路灯")).put("/items/V-3");
        for (var sql : List.of("update item_version set name = 'x'", "delete from item_version", "delete from item"))
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                var refused = assertThrows(SQLException.class, () -> statement.execute(sql));
                assertEquals("42501", refused.getSQLState(), sql);
            }
    }

    @Test
    void onlyActiveDepartmentsOfTheDistrictAreGivenWork() {
        editor().body(Map.of("name", "撤销局", "shortName", "撤销局", "kind", "DEPARTMENT", "active", false))
                .put("/organisations/GONE");
        editor().body(Map.of("name", "街道", "shortName", "街道", "kind", "STREET")).put("/organisations/340803002");
        departments("340805", "ELSEWHERE");
        editor().body(item(
                        "路灯",
                        "lead",
                        "NOBODY",
                        "assists",
                        List.of("GONE", "HOUSING", "340803002"),
                        "onCall",
                        List.of("ELSEWHERE")))
                .put("/items/W-1")
                .then()
                .statusCode(400)
                .body(
                        "code",
                        equalTo("INVALID_FIELDS"),
                        "violations.field",
                        contains("lead", "assists[0]", "assists[2]", "onCall[0]"));
        editor().body(item("路灯", "assists", List.of("URBAN"), "onCall", List.of("POLICE", "POLICE")))
                .put("/items/W-1")
                .then()
                .statusCode(400)
                .body("violations.field", contains("assists[0]", "onCall[1]"));
        clerk().get("/items/W-1").then().statusCode(404);
    }

    @Test
    void itemsAreFoundByCategoryTypeLeadAndTheWordsPeopleUse() {
        var here = "340820";
        departments(here, "URBAN", "WATER");
        editorOf(here).body(item("城市照明", "keywords", List.of("路灯不亮", "灯杆倾斜"))).put("/items/S-1");
        editorOf(here)
                .body(item("排水", "keywords", List.of("下水道堵塞", "5G井盖"), "lead", "WATER"))
                .put("/items/S-2");
        editorOf(here)
                .body(item("违建查处", "type", "PENALTY", "category", "执法", "keywords", List.of("路边搭棚")))
                .put("/items/S-3");
        editorOf(here)
                .body(item("夜景亮化", "keywords", List.of("路", "灯"), "active", false))
                .put("/items/S-4");
        assertFound(here, "q=路灯", "S-1");
        assertFound(here, "q=灯", "S-1", "S-4");
        assertFound(here, "q=路灯 倾斜", "S-1");
        assertFound(here, "q=５ｇ", "S-2");
        assertFound(here, "q=查处", "S-3");
        assertFound(here, "q=%25");
        assertFound(here, "q=没有这样的事");
        assertFound(here, "q= ", "S-1", "S-2", "S-3", "S-4");
        assertFound(here, "type=PENALTY", "S-3");
        assertFound(here, "lead=WATER", "S-2");
        assertFound(here, "category=城乡建设&active=true&q=路", "S-1");
        var page = clerkOf(here).get("/items?q=灯&limit=1").then().extract().jsonPath();
        clerkOf(here)
                .queryParam("cursor", page.getString("next"))
                .get("/items?q=灯&limit=1")
                .then()
                .body("items.code", contains("S-4"));
        clerkOf(here)
                .queryParam("cursor", page.getString("next"))
                .get("/items?q=路&limit=1")
                .then()
                .statusCode(400);
    }

    private static void assertFound(String district, String query, String... codes) {
        clerkOf(district).get("/items?" + query).then().statusCode(200).body("items.code", containsInAnyOrder(codes));
    }

    @Test
    void anotherDistrictsItemsAreNotThere() {
        editor().body(item("路灯")).put("/items/D-1").then().statusCode(201);
        for (var path : List.of("/items/D-1", "/items/D-1/versions", "/items/D-1/versions/1"))
            clerkOf("340806").get(path).then().statusCode(404);
        clerkOf("340806").get("/items?q=路灯").then().body("items", empty());
        departments("340806", "URBAN");
        editorOf("340806")
                .body(item("别区路灯"))
                .put("/items/D-1")
                .then()
                .statusCode(201)
                .body("version", equalTo(1));
        editorOf("340806")
                .body(item("别区照明"))
                .put("/items/D-1")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        clerk().get("/items/D-1").then().body("name", equalTo("路灯"), "version", equalTo(1));
        clerk().get("/items/D-1/versions").then().body("items.name", contains("路灯"));
    }
}
