package org.chuishao.catalogue.organisation;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.*;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Who belongs to whom, who takes over from whom: history stays, nobody goes in circles, no work is left behind. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OrganisationTreeIT {
    @Inject
    EntityManagerFactory sessions;

    private static Map<String, Object> organisation(String kind, String name, Object... more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "shortName", name, "kind", kind));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return body;
    }

    private static ValidatableResponse put(String district, String code, Map<String, Object> body) {
        return editorOf(district).body(body).put("/organisations/" + code).then();
    }

    private static ValidatableResponse send(String district, String path, String csv, boolean dryRun) {
        return editorOf(district)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path + "?dryRun=" + dryRun)
                .then();
    }

    @Test
    void everybodyBelongsWhereTheyMay() {
        var here = "340871";
        put(here, here, organisation("DISTRICT", "区")).statusCode(201);
        put(here, here + "001", organisation("STREET", "街道", "parent", here)).statusCode(201);
        put(here, here + "001001", organisation("VILLAGE", "村", "parent", here + "001"))
                .statusCode(201);
        put(here, here + "002001", organisation("VILLAGE", "村", "parent", here + "001"))
                .statusCode(400);
        put(here, here + "003", organisation("STREET", "街道", "parent", here + "001"))
                .statusCode(400);
        put(here, here + "00100", organisation("VILLAGE", "村")).statusCode(400);
        put(here, "A", organisation("DEPARTMENT", "甲")).statusCode(400);
        put(here, "AA", organisation("DEPARTMENT", "甲", "parent", here)).statusCode(201);
        put(here, "BB", organisation("DEPARTMENT", "乙", "parent", "AA", "ties", List.of("AA")))
                .statusCode(201);
        put(here, "CC", organisation("DEPARTMENT", "丙", "ties", List.of("CC")))
                .statusCode(400)
                .body("violations.field", contains("ties[0]"));
        put(here, "AA", organisation("DEPARTMENT", "甲", "parent", "BB"))
                .statusCode(400)
                .body("violations.field", contains("parent"));
        editorOf(here)
                .body(Map.of(
                        "organisations",
                        List.of(
                                with("X1", organisation("DEPARTMENT", "一", "parent", "X2")),
                                with("X2", organisation("DEPARTMENT", "二", "parent", "X1")))))
                .post("/organisations/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("organisations[0].parent", "organisations[1].parent"));
        clerkOf(here).get("/organisations?parent=" + here).then().body("items.code", contains(here + "001", "AA"));
    }

    private static Map<String, Object> with(String code, Map<String, Object> body) {
        body.put("code", code);
        return body;
    }

    /** Whistle calls nobody who is gone, so a roster that goes on naming them calls nobody at all. */
    @Test
    void whoIsOnCallAndWhoHoldsDataIsPassedOnToo() {
        var here = "340896";
        departments(here, "OLD", "NEW", "HELP");
        var shifts = Stream.of("HELP", "OLD", "NEW")
                .map(department -> Map.of(
                        "organisation",
                        department,
                        "part",
                        "ON_CALL",
                        "days",
                        "EVERY_DAY",
                        "from",
                        "00:00",
                        "to",
                        "00:00"))
                .toList();
        editorOf(here)
                .body(Map.of("name", "值班", "area", here + "001", "shifts", shifts))
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(201);
        put(here, "OLD", organisation("DEPARTMENT", "OLD", "active", false))
                .statusCode(409)
                .body("code", is("ORGANISATION_IN_USE"), "items", contains("R1"), "itemCount", is(1));
        editorOf(here)
                .body(Map.of("name", "健在证明", "legalBasis", "法", "holder", "OLD", "instead", "查数据。"))
                .put("/certificates/LIFE")
                .then()
                .statusCode(201);
        editorOf(here)
                .body("{\"into\": \"NEW\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(200);
        clerkOf(here)
                .get("/on-call-rosters/R1")
                .then()
                .body("version", is(2), "shifts.organisation", contains("HELP", "NEW"));
        clerkOf(here).get("/certificates/LIFE").then().body("version", is(2), "holder", is("NEW"));
        await().until(
                        () -> TestBroker.received("on-call-roster").stream()
                                .filter(event -> event.key().equals(here + "/R1"))
                                .map(event -> ApiSpecs.json(event.data()))
                                .filter(roster -> roster.get("version").asInt() == 2)
                                .map(roster -> roster.get("shifts").findValuesAsText("organisation"))
                                .findFirst(),
                        is(Optional.of(List.of("HELP", "NEW"))));
    }

    @Test
    void aDepartmentWithWorkDoesNotGoWithoutASuccessor() {
        var here = "340872";
        departments(here, "OLD", "NEW", "HELP");
        var item = Map.of(
                "name",
                "路灯",
                "category",
                "类",
                "subcategory",
                "类",
                "type",
                "OTHER",
                "lead",
                "OLD",
                "assists",
                List.of("HELP", "NEW"),
                "details",
                Map.of("duties", List.of(Map.of("department", "OLD", "duty", "牵头"))));
        editorOf(here).body(item).put("/items/M-1").then().statusCode(201);
        put(here, "OLD", organisation("DEPARTMENT", "OLD", "active", false))
                .statusCode(409)
                .body("code", is("ORGANISATION_IN_USE"), "items", contains("M-1"), "itemCount", is(1));
        clerkOf(here).get("/organisations/OLD").then().body("active", is(true));
        editorOf(here)
                .body("{\"into\": \"OLD\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(400);
        editorOf(here)
                .body("{\"into\": \"NOBODY\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(400)
                .body("violations.field", contains("into"));
        editorOf(here)
                .body("{\"into\": \"NEW\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(200)
                .body("active", is(false), "successor", is("NEW"), "version", is(2));
        clerkOf(here)
                .get("/items/M-1")
                .then()
                .body(
                        "lead",
                        is("NEW"),
                        "assists",
                        contains("HELP"),
                        "details.duties.department",
                        contains("NEW"),
                        "version",
                        is(2));
        clerkOf(here).get("/items/M-1/versions/1").then().body("lead", is("OLD"));
        editorOf(here)
                .body("{\"into\": \"HELP\"}")
                .post("/organisations/NEW/merge")
                .then()
                .statusCode(200);
        clerkOf(here).get("/organisations/OLD/current").then().body("code", is("HELP"));
        clerkOf(here).get("/organisations/HELP/current").then().body("code", is("HELP"));
        clerkOf(here).get("/organisations/GONE/current").then().statusCode(404);
        clerkOf(here)
                .get("/organisations/OLD/versions")
                .then()
                .body("items.active", contains(false, true), "items.version", contains(2, 1));
        put(here, "HELP", organisation("DEPARTMENT", "HELP", "active", false, "successor", "OLD"))
                .statusCode(400)
                .body("violations.field", contains("successor"));
        clerkOf("340873").get("/organisations/OLD/versions").then().statusCode(404);
        editorOf("340873")
                .body("{\"into\": \"X\"}")
                .post("/organisations/OLD/merge")
                .then()
                .statusCode(404);
    }

    @Test
    void organisationsComeFromAFile() {
        var here = "340874";
        var csv = "代码,名称,简称,类别,上级单位,协作部门\nURBAN,城管局,城管局,部门,,HOUSING\nHOUSING,住建局,住建局,DEPARTMENT,URBAN,\n";
        send(here, "/organisations/import", csv.replace("URBAN,\n", "NOBODY,\n").replace("城管局,部门", "城管局,社团"), true)
                .statusCode(200)
                .body("state", is("REFUSED"), "faults.line", contains(2, 3));
        clerkOf(here).get("/organisations").then().body("items", empty());
        send(here, "/organisations/import", csv, false).statusCode(200).body("changes.created", is(2));
        send(here, "/organisations/import", csv, false).body("changes.unchanged", is(2));
        send(here, "/organisations/import", csv.replace(",部门,,", ",部门,HOUSING,"), true)
                .body("faults.column", hasItem("上级单位"));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL)) {
            var file = clerkOf(here)
                    .accept(format)
                    .get("/organisations?lang=en")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            editorOf(here)
                    .contentType(format)
                    .body(file)
                    .post("/organisations/import?dryRun=true")
                    .then()
                    .body("rows", is(2), "changes.unchanged", is(2));
            clerkOf(here)
                    .accept(format)
                    .get("/organisations?lang=fr")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("lang"));
        }
        clerkOf(here).accept("application/pdf").get("/organisations").then().statusCode(406);
        editorOf(here).get("/organisations/imports").then().body("items", hasSize(6));
    }

    @Test
    void aDistrictsDivisionsBecomeItsStreetsAndVillages() {
        var here = "340875";
        var csv = """
                code,name,parent_code,level
                340875,某区,3408,district
                340875001,一街道,340875,township
                340875001001,甲社区,340875001,village
                110101,别处,1101,district
                """;
        send(here, "/organisations/divisions/import", csv + "340875002001,乙社区,340875002,village\n", true)
                .body("faults.line", contains(6), "faults.column", contains("上级"));
        send(here, "/organisations/divisions/import", csv + "340875002,二街道,340871,township\n", true)
                .body("faults.line", contains(6));
        send(here, "/organisations/divisions/import", csv, false)
                .statusCode(200)
                .body("rows", is(4), "changes.created", is(4));
        send(here, "/organisations/divisions/import", csv.replace("甲社区", "新社区"), false)
                .body("changes.created", is(0), "changes.changed", is(1), "changes.unchanged", is(3));
        clerkOf(here)
                .get("/organisations?kind=VILLAGE")
                .then()
                .body(
                        "items.name",
                        contains("新社区"),
                        "items.parent",
                        contains("340875001"),
                        "items.version",
                        contains(2));
        clerkOf(here).get("/organisations/110101").then().statusCode(404);
        clerkOf(here).get("/organisations/divisions?parent=340875").then().body("items.code", contains("340875001"));
        clerkOf("340876").get("/organisations/divisions?parent=340875").then().body("items", empty());
    }

    private static String villages(String here, int streets, int each) {
        var csv = new StringBuilder("code,name\n");
        for (int street = 1; street <= streets; street++) {
            csv.append("%s%03d,街道\n".formatted(here, street));
            for (int village = 1; village <= each; village++)
                csv.append("%s%03d%03d,社区\n".formatted(here, street, village));
        }
        return csv.toString();
    }

    /** What is the district's own is held to the file's end, and each of it becomes an organisation. */
    @Test
    void noDistrictHasTwentyThousandVillages() {
        send("340712", "/organisations/divisions/import", villages("340712", 23, 900), true)
                .statusCode(400)
                .body("code", is("FILE_TOO_LONG"), "detail", containsString("第 20002 行"));
        editorOf("340712")
                .get("/organisations/divisions/imports")
                .then()
                .body("items[0].state", is("REFUSED"), "items[0].faults.reason", contains(containsString("20000")));
        clerkOf("340712").get("/organisations").then().body("items", empty());
    }

    /** Rows are held until what they lie below has come, and such codes until the file ends. */
    @Test
    void noFileIsRememberedWithoutEnd() {
        var here = "340713";
        var path = "/organisations/divisions/import";
        var head = "code,name,parent\nwrong,so that nothing is written,\n11,某市,\n";
        var streets = new StringBuilder(head);
        var villages = new StringBuilder(head);
        var counties = new StringBuilder(head);
        for (int i = 0; i < 105_000; i++) {
            var street = "11%07d".formatted(i);
            streets.append(street).append(",某街道,11\n");
            villages.append(street).append("001,某社区,").append(street).append('\n');
        }
        for (var rows : List.of(streets, villages))
            send(here, path, rows.toString(), true)
                    .statusCode(400)
                    .body("code", is("FILE_TOO_LONG"), "detail", containsString("至第 105002 行"));
        for (int county = 1; county <= 2; county++) {
            for (int i = 0; i < 55_000; i++)
                counties.append("11%04d%03d%03d,某社区,11%04d%03d\n".formatted(county, i / 999, i % 999, county, i / 999));
            for (int i = 0; i <= 55; i++) counties.append("11%04d%03d,某街道,11\n".formatted(county, i));
        }
        // whose streets have come meanwhile is waited for no more
        send(here, path, counties.toString(), true)
                .statusCode(200)
                .body("rows", is(110_114), "faults.line", contains(2));
    }

    /** Each that was known was asked for by itself, in the district's turn. */
    @Test
    void whatIsKnownOfADistrictsOwnIsAskedForTogether() {
        var here = "340714";
        var path = "/organisations/divisions/import";
        send(here, path, villages(here, 1, 600), false).statusCode(200);
        var statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        send(here, path, villages(here, 1, 600).replace("社区", "新社区"), false)
                .statusCode(200)
                .body("changes.changed", is(600));
        assertThat(statistics.getPrepareStatementCount(), lessThan(100L));
        clerkOf(here).get("/organisations/" + here + "001600").then().body("name", is("新社区"), "version", is(2));
    }

    @Test
    void aFileWithoutTheColumnLeavesWhatLiesAbove() {
        var here = "340823";
        var path = "/organisations/divisions";
        send(here, path + "/import", "code,name,parent\n340823,某区,3408\n340823001,一街道,340823\n", false)
                .statusCode(200);
        send(here, path + "/import", "code,name\n340823,某区\n340823001,新街道\n340823002,二街道\n", false)
                .body("changes.created", is(1), "changes.changed", is(1), "changes.unchanged", is(1));
        clerkOf(here).get(path + "?within=340823").then().body("items.parent", contains("3408", "340823", null));
        clerkOf(here).get(path + "?parent=340823").then().body("items.name", contains("新街道"));
        send(here, path + "/import", "code,name,parent\n340823,某区,\n", false).body("changes.changed", is(1));
        // a village belongs to its street, said or not
        send(here, path + "/import", "code,name\n340823099001,某村\n", true).body("faults.line", contains(2));
        send(here, path + "/import", "code,name\n340823001001,某村\n", false)
                .statusCode(200)
                .body("changes.created", is(1));
    }

    @Test
    void exportedDivisionsComeBackWithoutAChange() {
        var here = "340879";
        var csv = """
                code,name,parent
                340879,某区,3408
                340879001,一街道,340879
                340879001001,甲社区,340879001
                340879001002,'=乙社区,340879001
                340879002,二街道,340879
                3408,某市,34
                34,某省,
                110101,别处,1101
                """;
        var path = "/organisations/divisions";
        send(here, path + "/import", csv, false).statusCode(200).body("changes.created", is(8));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            for (var lang : List.of("zh", "en"))
                for (var part : Map.of("", 8, "&within=340879", 5, "&within=340879001", 3, "&parent=340879", 2)
                        .entrySet()) {
                    var file = clerkOf(here)
                            .accept(format)
                            .get(path + "?lang=" + lang + part.getKey())
                            .then()
                            .statusCode(200)
                            .header("Content-Disposition", containsString("divisions."))
                            .extract()
                            .asByteArray();
                    editorOf(here)
                            .contentType(format)
                            .body(file)
                            .post(path + "/import")
                            .then()
                            .statusCode(200)
                            .body(
                                    "rows", is(part.getValue()),
                                    "changes.unchanged", is(part.getValue()),
                                    "changes.changed", is(0));
                }
        clerkOf(here).get("/organisations?kind=VILLAGE").then().body("items.version", contains(1, 1));
        var page = clerkOf(here)
                .get(path + "?within=3408&limit=4")
                .then()
                .extract()
                .jsonPath();
        org.junit.jupiter.api.Assertions.assertEquals(
                List.of("3408", "340879", "340879001", "340879001001"), page.getList("items.code"));
        clerkOf(here)
                .queryParam("cursor", page.getString("next"))
                .get(path + "?within=3408&limit=4")
                .then()
                .body("items.code", contains("340879001002", "340879002"), "next", nullValue());
        clerkOf(here)
                .queryParam("cursor", page.getString("next"))
                .get(path + "?within=34&limit=4")
                .then()
                .statusCode(400);
        for (var wrong : List.of("within=340", "within=安徽", "parent=3408790", "lang=fr", "limit=0"))
            clerkOf(here)
                    .accept(Format.TEXT_CSV)
                    .get(path + "?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains(wrong.split("=")[0]));
        clerkOf(here).accept("application/pdf").get(path).then().statusCode(406);
        clerkOf("340876").accept(Format.TEXT_CSV).get(path + "?lang=en").then().body(not(containsString("340879")));
    }
}
