package org.chuishao.catalogue.lookup;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.as;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.dispatcherOf;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.catalogue.match.Question;
import org.chuishao.catalogue.precedent.AnotherReplica;
import org.chuishao.catalogue.precedent.Knowledge;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class MatchIT {
    @Inject
    Knowledge thisReplica;

    @Inject
    AnotherReplica another;

    @Inject
    EntityManagerFactory sessions;

    @Inject
    AgroalDataSource database;

    private static void items(String district) {
        departments(district, "URBAN", "HOUSING", "EDUCATION", "FIRE");
        put(district, "LAMP", "城市照明", "城乡建设", "URBAN", List.of(), "路灯不亮", "灯杆倾斜");
        put(district, "PIPE", "供水管网", "城乡建设", "HOUSING", List.of("URBAN"), "爆管", "停水");
        put(district, "SCHOOL", "义务教育入学", "教育文体", "EDUCATION", List.of(), "学区划分", "入学");
    }

    private static void put(
            String district,
            String code,
            String name,
            String field,
            String lead,
            List<String> assists,
            String... words) {
        var item = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "category",
                field,
                "subcategory",
                "其他",
                "type",
                "OTHER",
                "lead",
                lead,
                "assists",
                assists,
                "keywords",
                List.of(words)));
        editorOf(district).body(item).put("/items/" + code).then().statusCode(greaterThan(199));
    }

    private static ValidatableResponse match(String district, String title) {
        return clerkOf(district)
                .body(Map.of("title", title))
                .post("/items/match")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> correction(String title, String item) {
        return Map.of("title", title, "itemCode", item);
    }

    @Test
    void aTextIsMatchedColdWithLeadAssistsAndReasons() {
        items("340840");
        clerkOf("340840")
                .body(Map.of(
                        "title",
                        "三号楼停水",
                        "description",
                        "昨晚爆管，整栋停水。",
                        "stationCode",
                        "340840001002",
                        "kind",
                        "ROUTINE",
                        "limit",
                        2))
                .post("/items/match")
                .then()
                .statusCode(200)
                .body("items", hasSize(lessThanOrEqualTo(2)))
                .body("items[0].code", equalTo("PIPE"), "items[0].lead", equalTo("HOUSING"))
                .body("items[0].assists", contains("URBAN"))
                .body("items[0].reasons[0].kind", equalTo("WORDS"), "items[0].reasons[0].words", hasItem("爆管"));
        match("340840", "xyz").body("items", empty());
    }

    @Test
    void whoDispatchesReadsThatConsentIsRequired() {
        var here = "340717";
        items(here);
        var item = Map.of(
                "name",
                "小区规划",
                "category",
                "城乡建设",
                "subcategory",
                "规划",
                "type",
                "OTHER",
                "lead",
                "HOUSING",
                "keywords",
                List.of("规划公示"));
        var flagged = new HashMap<String, Object>(item);
        flagged.put("streetPower", "CONSENT");
        editorOf(here).body(item).put("/items/PLAN").then().statusCode(201);
        match(here, "规划公示")
                .body("items[0].code", equalTo("PLAN"), "items[0].consentRequired", equalTo(false))
                .body("items[0].reasons.kind", not(hasItem("STREET_POWER")));
        editorOf(here).body(flagged).put("/items/PLAN").then().statusCode(200);
        match(here, "规划公示")
                .body("items[0].code", equalTo("PLAN"), "items[0].consentRequired", equalTo(true))
                .body("items[0].reasons.zh", hasItems("该事项属街道“征得同意”权。", "须征得同意：主责部门实施前应征得街道或村（社区）同意。"))
                .body(
                        "items[0].reasons.en",
                        hasItem("Consent required: the lead must have the street's or village's before it acts."));
    }

    @Test
    void aCorrectionCountsAtOnceOnEveryReplica() {
        items("340841");
        var text = "三号门的景观灯带整夜闪烁";
        match("340841", text).body("items.code", not(hasItem("SCHOOL")));
        dispatcherOf("340841")
                .body(correction("五号门的景观灯带整夜闪烁", "SCHOOL"))
                .post("/items/match/corrections")
                .then()
                .statusCode(201)
                .body("lead", equalTo("EDUCATION"));
        match("340841", text)
                .body("items[0].code", equalTo("SCHOOL"), "items[0].reasons[0].kind", equalTo("PRECEDENT"));
        var question = Question.of(text, "", null);
        CurrentDistrict.within("340841", () -> {
            assertEquals(thisReplica.match(question, 5), another.match(question, 5), "one that starts now");
            return null;
        });
        match("340842", text).body("items", empty());
    }

    @Test
    void aCorrectionSentAgainIsOneCorrection() {
        items("340843");
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++)
            dispatcherOf("340843")
                    .header("Idempotency-Key", key)
                    .body(correction("景观灯带整夜闪烁", "LAMP"))
                    .post("/items/match/corrections")
                    .then()
                    .statusCode(201);
        match("340843", "景观灯带整夜闪烁")
                .body("items[0].reasons.zh", hasItem(equalTo("相似诉求曾按本事项由派单员更正：1 件，最近似的一件 2026-11-18（相似度 100%）。")));
    }

    @Test
    void onlyWhatTheCatalogueHasCanBeRight() {
        items("340844");
        put("340844", "OLD", "旧事项", "城乡建设", "URBAN", List.of(), "旧词语");
        editorOf("340844")
                .body(Map.of(
                        "name",
                        "旧事项",
                        "category",
                        "城乡建设",
                        "subcategory",
                        "其他",
                        "type",
                        "OTHER",
                        "lead",
                        "URBAN",
                        "keywords",
                        List.of("旧词语"),
                        "active",
                        false))
                .put("/items/OLD")
                .then()
                .statusCode(200);
        for (var code : List.of("NONE", "OLD"))
            dispatcherOf("340844")
                    .body(correction("路灯", code))
                    .post("/items/match/corrections")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("itemCode"));
        match("340844", "旧词语").body("items.code", not(hasItem("OLD")));
    }

    /** What whistle is tested to tell is what this service learns from. */
    @Test
    void aDispatchedWhistleIsAPrecedentAndALaterOneReplacesIt() {
        items("340845");
        var sample = ApiSpecs.sample("whistle-dispatched.v1");
        match("340845", "马山路夜市占道经营").body("items", empty());
        dispatched(sample.replace("DG-020301", "SCHOOL"));
        await().untilAsserted(() -> match("340845", "马山路夜市占道经营").body("items[0].code", equalTo("SCHOOL")));
        dispatched(sample.replace("DG-020301", "LAMP"));
        await().untilAsserted(() -> match("340845", "马山路夜市占道经营").body("items[0].code", equalTo("LAMP")));
        match("340845", "马山路夜市占道经营").body("items.code", not(hasItem("SCHOOL")));
    }

    private static void dispatched(String district, UUID whistle, String item, String station) {
        var data = ApiSpecs.sample("whistle-dispatched.v1")
                .replace("DG-020301", item)
                .replace("340803001002", station)
                .replace("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", whistle.toString());
        TestBroker.send(UUID.randomUUID(), district, "whistle", whistle.toString(), "whistle-dispatched.v1", data);
    }

    private static void dispatched(String data) {
        TestBroker.send(
                UUID.randomUUID(),
                "340845",
                "whistle",
                "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31",
                "whistle-dispatched.v1",
                data);
    }

    @Test
    void aDecisionMadeHereCountsForMoreAndWhatThisStreetWasGivenIsNamed() throws SQLException {
        var here = "340849";
        items(here);
        dispatched(here, UUID.randomUUID(), "LAMP", here + "001002");
        dispatched(here, UUID.randomUUID(), "SCHOOL", here + "002001");
        var said = Map.of("title", "马山路夜市占道经营");
        await().untilAsserted(() -> ask(here, said).body("items.code", hasItems("LAMP", "SCHOOL")));
        var near = Map.of("title", "马山路夜市占道经营", "stationCode", here + "001002");
        ask(here, near)
                .body("items[0].code", equalTo("LAMP"))
                .body("items[0].reasons[0].zh", containsString("其中本社区 1 件"));
        ask(here, Map.of("title", "马山路夜市占道经营", "stationCode", here + "002"))
                .body("items[0].code", equalTo("SCHOOL"))
                .body("items[0].reasons[0].zh", containsString("其中本街道 1 件"));
        given(here, "LAMP", here + "001");
        ask(here, near)
                .body("items[0].reasons.zh", hasItem("该事项已赋权本街道行使，可先由街道处置。"))
                .body("items.find { it.code == 'SCHOOL' }.reasons.kind", not(hasItem("LIST")));
        ask(here, Map.of("title", "路灯", "stationCode", "340840001")).statusCode(400);
    }

    private static ValidatableResponse ask(String district, Map<String, ?> question) {
        return dispatcherOf(district).body(question).post("/items/match").then();
    }

    /** Which place a text is asked about is anybody's choice: it must not tell a village's neighbour how often it blew, and when. */
    @Test
    void whoDoesNotSeeAStationsWhistlesIsNotToldHowManyThereWere() {
        var here = "340711";
        items(here);
        dispatched(here, UUID.randomUUID(), "LAMP", here + "001002");
        var asked = Map.of("title", "马山路夜市占道经营", "stationCode", here + "001002");
        await().untilAsserted(() -> ask(here, asked).body("items.code", hasItem("LAMP")));
        var counted = "相似诉求曾按本事项派单：1 件（其中本社区 1 件），最近似的一件 2026-09-16（相似度 100%）。";
        for (var who : List.of(
                Tokens.of("deputy-xu")
                        .roles("station-deputy")
                        .at(here + "001002")
                        .district(here),
                Tokens.of("street-li").roles("dispatcher").at(here + "001").district(here),
                Tokens.of("centre-zhou").roles("dispatcher").at(here).district(here),
                Tokens.of("assessor-he").roles("assessor").district(here),
                Tokens.of("reviewer-lu").roles("reviewer").district(here),
                Tokens.of("editor-wang").roles("catalogue-editor").district(here),
                Tokens.of("admin-qian").roles("admin").district(here)))
            as(who).body(asked).post("/items/match").then().body("items[0].reasons[0].zh", equalTo(counted));
        String confidence = ask(here, asked).extract().path("items[0].confidence");
        for (var who : List.of(
                Tokens.of("deputy-xu")
                        .roles("station-deputy")
                        .at(here + "001001")
                        .district(here),
                Tokens.of("street-li").roles("dispatcher").at(here + "002").district(here),
                Tokens.of("clerk-chen").roles("department-clerk").at("URBAN").district(here)))
            as(who).body(asked)
                    .post("/items/match")
                    .then()
                    .body("items[0].code", equalTo("LAMP"), "items[0].confidence", equalTo(confidence))
                    .body("items[0].reasons[0].zh", equalTo("相似诉求曾按本事项派单。"))
                    .body("items[0].reasons[0].en", equalTo("Like texts were dispatched under this item."));
    }

    /** As a delegation leaves it; how it comes to that, its own tests say. */
    private void given(String here, String item, String street) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into delegation values (?, ?, 1, 'EFFECTIVE', 'DELEGATED', 'URBAN', ?, ?, '依据',"
                                + " '2026-01-01', null, true, '[]')")) {
            insert.setString(1, here);
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, item);
            insert.setString(4, street);
            insert.executeUpdate();
        }
    }

    @Test
    void aChangedItemIsMatchedByWhatItSaysNow() {
        items("340846");
        match("340846", "井盖丢失").body("items[0].reasons.kind", not(hasItem("WORDS")));
        put("340846", "LAMP", "城市照明", "城乡建设", "URBAN", List.of(), "井盖丢失");
        match("340846", "井盖丢失").body("items[0].code", equalTo("LAMP"));
        match("340846", "路灯不亮").body("items[0].reasons.kind", not(hasItem("WORDS")));
    }

    @Test
    void matchingAsksTheDatabaseOneSmallQuestion() {
        items("340847");
        match("340847", "停水");
        var statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        match("340847", "停水");
        assertEquals(0, statistics.getPrepareStatementCount(), "none through Hibernate; the one is plain JDBC");
    }
}
