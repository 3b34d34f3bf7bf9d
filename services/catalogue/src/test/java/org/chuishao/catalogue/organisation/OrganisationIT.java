package org.chuishao.catalogue.organisation;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.clerk;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.department;
import static org.chuishao.catalogue.People.editor;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.TestBroker.Received;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OrganisationIT {
    @Test
    void everyChangeIsAVersionAndAnEventAndNothingElseIs() {
        editor().body(department("水利局"))
                .put("/organisations/WATER")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/organisations/WATER"))
                .header("ETag", "\"1\"")
                .body("code", equalTo("WATER"), "active", equalTo(true), "version", equalTo(1));
        editor().body(department("水利局"))
                .put("/organisations/WATER")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        editor().body(department("水务局"))
                .put("/organisations/WATER")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("水务局"), "version", equalTo(2));

        var told = await().until(() -> events("340803/WATER"), events -> events.size() >= 2);
        assertEquals(2, told.size(), "the PUT that changed nothing is no event");
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        assertEquals("水务局", ApiSpecs.json(told.getLast().data()).get("name").asText());
        assertEquals("340803", told.getLast().headers().get("ce_district"));
    }

    private static List<Received> events(String key) {
        return TestBroker.received("organisation").stream()
                .filter(e -> e.key().equals(key))
                .toList();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        editor().header("If-Match", "\"1\"")
                .body(department("文旅局"))
                .put("/organisations/CULTURE")
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));
        editor().body(department("文旅局")).put("/organisations/CULTURE").then().statusCode(201);
        editor().header("If-Match", "\"1\"")
                .body(department("文旅体局"))
                .put("/organisations/CULTURE")
                .then()
                .statusCode(200);
        editor().header("If-Match", "\"1\"")
                .body(department("文化局"))
                .put("/organisations/CULTURE")
                .then()
                .statusCode(412);
        clerk().get("/organisations/CULTURE").then().body("name", equalTo("文旅体局"));
    }

    @Test
    void anUnchangedRecordIsNotSentAgain() {
        editor().body(department("司法局")).put("/organisations/JUSTICE").then().statusCode(201);
        var tag = clerk().get("/organisations/JUSTICE")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        clerk().header("If-None-Match", tag)
                .get("/organisations/JUSTICE")
                .then()
                .statusCode(304);
        editor().body(department("区司法局")).put("/organisations/JUSTICE").then().statusCode(200);
        clerk().header("If-None-Match", tag)
                .get("/organisations/JUSTICE")
                .then()
                .statusCode(200);
    }

    @Test
    void codesSayWhatKindOfOrganisationItIs() {
        var street = Map.of("name", "德宽路街道", "shortName", "德宽路", "kind", "STREET");
        editor().body(street).put("/organisations/340803001").then().statusCode(201);
        editor().body(Map.of("name", "大观区", "shortName", "大观", "kind", "DISTRICT"))
                .put("/organisations/340803")
                .then()
                .statusCode(201);
        for (var wrong : List.of("340804001", "34080300", "340803001002", "KUAN"))
            editor().body(street)
                    .put("/organisations/" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_FIELDS"), "violations.field", contains("code"));
        for (var wrong : List.of("urban", "X", "340803", "A_B", "A".repeat(25)))
            editor().body(department("某局"))
                    .put("/organisations/" + wrong)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("code"));
        editor().body(Map.of("code", "OTHER", "name", "某局", "shortName", "某局", "kind", "DEPARTMENT"))
                .put("/organisations/SOME")
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
    }

    @Test
    void districtsDoNotMeetEvenUnderTheSameCode() {
        editorOf("340801")
                .body(department("甲区城管局"))
                .put("/organisations/SAME")
                .then()
                .statusCode(201);
        clerkOf("340802").get("/organisations/SAME").then().statusCode(404);
        editorOf("340802")
                .body(department("乙区城管局"))
                .put("/organisations/SAME")
                .then()
                .statusCode(201);
        editorOf("340802")
                .body(department("乙区综合执法局"))
                .put("/organisations/SAME")
                .then()
                .statusCode(200);
        clerkOf("340801").get("/organisations/SAME").then().body("name", equalTo("甲区城管局"), "version", equalTo(1));
        clerkOf("340801").get("/organisations").then().body("items.name", contains("甲区城管局"));
        await().untilAsserted(() -> assertEquals(1, events("340801/SAME").size()));
    }

    @Test
    void pagesNeitherSkipNorRepeatWhateverIsAddedMeanwhile() {
        for (var code : List.of("B1", "B2", "B3", "B4", "B5"))
            editorOf("340810")
                    .body(department(code))
                    .put("/organisations/" + code)
                    .then()
                    .statusCode(201);
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = clerkOf("340810")
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/organisations?limit=2&kind=DEPARTMENT")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.code"));
            cursor = page.getString("next");
            editorOf("340810").body(department("B0")).put("/organisations/B0");
        } while (cursor != null);
        assertEquals(List.of("B1", "B2", "B3", "B4", "B5"), seen);
    }

    @Test
    void listsAreFilteredByKindAndActivity() {
        editorOf("340811").body(department("甲")).put("/organisations/OPEN");
        editorOf("340811")
                .body(Map.of("name", "乙", "shortName", "乙", "kind", "DEPARTMENT", "active", false))
                .put("/organisations/SHUT");
        editorOf("340811")
                .body(Map.of("name", "丙", "shortName", "丙", "kind", "STREET"))
                .put("/organisations/340811001");
        clerkOf("340811")
                .get("/organisations")
                .then()
                .body("items.code", contains("340811001", "OPEN", "SHUT"), "next", nullValue());
        clerkOf("340811").get("/organisations?kind=DEPARTMENT").then().body("items.code", contains("OPEN", "SHUT"));
        clerkOf("340811").get("/organisations?active=false").then().body("items.code", contains("SHUT"));
    }
}
