package org.chuishao.catalogue.delegation;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.as;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chuishao.catalogue.Meanwhile;
import org.chuishao.catalogue.course.Due;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class DelegationIT {
    private static final String HERE = "340865";
    private static final Map<String, Object> NOTE = Map.of("note", "承接条件变化。");
    private static final Map<String, Object> ABLE = Map.of("staff", 4, "trained", true, "means", "执法车一辆");

    @Inject
    TravelClock clock;

    @Inject
    Meanwhile meanwhile;

    @Inject
    Due due;

    @Inject
    CurrentDistrict district;

    private Instant today;

    @BeforeEach
    void leave() {
        today = clock.instant();
    }

    @AfterEach
    void comeBack() {
        clock.travelTo(today);
    }

    private static RequestSpecification street(String code) {
        return as(Tokens.of("street-" + code).roles("dispatcher").at(code).district(HERE));
    }

    private static RequestSpecification reviewer() {
        return as(Tokens.of("reviewer-tang").roles("reviewer").at(HERE).district(HERE));
    }

    private static Map<String, Object> proposal(String item, String street, String startsOn) {
        return Map.of(
                "mode",
                "DELEGATED",
                "itemCode",
                item,
                "street",
                street,
                "startsOn",
                startsOn,
                "legalBasis",
                "《行政处罚法》第二十四条");
    }

    private static String proposed(String item, String street) {
        departments(HERE, "URBAN");
        editorOf(HERE)
                .body(Map.of("name", "占道经营", "category", "类", "subcategory", "类", "type", "PENALTY", "lead", "URBAN"))
                .put("/items/" + item);
        return editorOf(HERE)
                .body(proposal(item, street, "2026-11-20"))
                .post("/delegations")
                .then()
                .statusCode(201)
                .body("stage", equalTo("PROPOSED"), "organisation", equalTo("URBAN"), "moves", contains("reclaim"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse move(RequestSpecification who, String id, String move, Object body) {
        return who.body(body).post("/delegations/" + id + "/" + move).then();
    }

    @Test
    void anItemThatEndsMeanwhileIsNotGivenAway() {
        proposed("P-21", HERE + "021");
        meanwhile
                .asked(
                        () -> editorOf(HERE)
                                .body(proposal("P-21", HERE + "022", "2026-11-20"))
                                .post("/delegations"),
                        HERE,
                        "update item set active = false where district = '" + HERE + "' and code = 'P-21'")
                .then()
                .statusCode(400)
                .body("violations.field", contains("itemCode"));
    }

    @Test
    void aPowerIsAcceptedSignedTakesEffectRestsAndGoesBack() {
        var street = HERE + "001";
        var id = proposed("P-1", street);
        move(street(HERE + "002"), id, "accept", ABLE).statusCode(403).body("code", equalTo("NOT_YOUR_MOVE"));
        for (var unable : List.of(
                Map.of("staff", 0, "trained", true, "means", "无"), Map.of("staff", 3, "trained", false, "means", "无")))
            move(street(street), id, "accept", unable).statusCode(409).body("code", equalTo("CAPACITY_LACKING"));
        move(reviewer(), id, "sign", Map.of()).statusCode(409).body("code", equalTo("ILLEGAL_MOVE"));
        move(street(street), id, "accept", ABLE).statusCode(200).body("stage", equalTo("ACCEPTED"));
        var both = as(Tokens.of("editor-wang").roles("reviewer").at(HERE).district(HERE));
        move(both, id, "sign", Map.of()).statusCode(403).body("code", equalTo("SECOND_PERSON_NEEDED"));
        move(reviewer(), id, "sign", Map.of())
                .statusCode(200)
                .body("signed", equalTo(true), "stage", equalTo("ACCEPTED"));
        move(reviewer(), id, "sign", Map.of()).statusCode(409).body("code", equalTo("ALREADY_SIGNED"));
        clock.travelTo(Instant.parse("2026-11-19T16:00:00Z"));
        awaitStage(id, "EFFECTIVE");
        move(editorOf(HERE), id, "suspend", NOTE).statusCode(200).body("stage", equalTo("SUSPENDED"));
        move(editorOf(HERE), id, "resume", NOTE).statusCode(200).body("stage", equalTo("EFFECTIVE"));
        clerkOf(HERE)
                .get("/delegations?street=" + street + "&stage=EFFECTIVE")
                .then()
                .body("items", hasSize(1));
        move(editorOf(HERE), id, "reclaim", NOTE).statusCode(200).body("stage", equalTo("RECLAIMED"));
        move(editorOf(HERE), id, "resume", NOTE).statusCode(409);
        clerkOf("340866").get("/delegations/" + id).then().statusCode(404);
        await().until(() -> told(id), equalTo(List.of("SIGN", "TAKE_EFFECT", "SUSPEND", "RESUME", "RECLAIM")));
    }

    @Test
    void nobodyOfTheDepartmentSignsAwayItsPower() {
        var street = HERE + "030";
        var id = proposed("P-30", street);
        move(street(street), id, "accept", ABLE).statusCode(200);
        var own =
                as(Tokens.of("reviewer-he").roles("reviewer").at(HERE, "URBAN").district(HERE));
        own.get("/delegations/" + id).then().body("moves", empty());
        move(own, id, "sign", Map.of()).statusCode(403).body("code", equalTo("OWN_DEPARTMENT"));
        reviewer().get("/delegations/" + id).then().body("moves", contains("sign"));
        move(reviewer(), id, "sign", Map.of()).statusCode(200);
    }

    /** On the day from which somebody else leads the item, whether it was put, proposed or imported. */
    @Test
    void aPowerIsThatOfWhoeverLeadsItsItem() {
        var street = HERE + "031";
        departments(HERE, "HOUSING");
        var reclaimed = proposed("P-31", street);
        move(editorOf(HERE), reclaimed, "reclaim", NOTE).statusCode(200);
        var given = proposed("P-31", street);
        move(street(street), given, "accept", ABLE).statusCode(200);
        move(reviewer(), given, "sign", Map.of()).statusCode(200);

        var item = new HashMap<String, Object>(Map.of(
                "code", "P-31", "name", "占道", "category", "类", "subcategory", "类", "type", "PENALTY", "lead", "URBAN"));
        editorOf(HERE).body(item).put("/items/P-31").then().statusCode(200);
        item.put("lead", "HOUSING");
        item.put("validFrom", "2026-11-19");
        editorOf(HERE).body(item).put("/items/P-31").then().statusCode(200);
        clerkOf(HERE).get("/delegations/" + given).then().body("organisation", equalTo("URBAN"));
        clock.travelTo(Instant.parse("2026-11-18T16:00:00Z"));
        await().untilAsserted(() ->
                clerkOf(HERE).get("/delegations/" + given).then().body("organisation", equalTo("HOUSING")));
        clerkOf(HERE).get("/delegations/" + reclaimed).then().body("organisation", equalTo("URBAN"));

        item.remove("validFrom");
        item.put("lead", "URBAN");
        String draft = editorOf(HERE)
                .body(Map.of("item", item))
                .post("/items/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        reviewer().post("/items/drafts/" + draft + "/approve").then().statusCode(200);
        clerkOf(HERE).get("/delegations/" + given).then().body("organisation", equalTo("URBAN"));

        editorOf(HERE)
                .contentType("text/csv")
                .body("事项代码,事项名称,一级分类,二级分类,事项类型,主责部门\nP-31,占道,类,类,处罚,HOUSING\n".getBytes(StandardCharsets.UTF_8))
                .post("/items/import")
                .then()
                .statusCode(200)
                .body("changes.changed", equalTo(1));
        clerkOf(HERE)
                .get("/delegations/" + given)
                .then()
                .body("organisation", equalTo("HOUSING"), "stage", equalTo("ACCEPTED"));
        await().until(() -> ofWhom(given), equalTo(List.of("URBAN", "HOUSING", "URBAN", "HOUSING")));
        assertEquals(List.of(), ofWhom(reclaimed));
    }

    @Test
    void whatWasNeverSignedIsNotTold() {
        var dropped = proposed("P-9", HERE + "009");
        move(editorOf(HERE), dropped, "reclaim", NOTE).statusCode(200);
        var given = proposed("P-9", HERE + "009");
        move(street(HERE + "009"), given, "accept", ABLE).statusCode(200);
        move(reviewer(), given, "sign", Map.of()).statusCode(200);
        move(editorOf(HERE), given, "reclaim", NOTE).statusCode(200);
        await().until(() -> told(given), equalTo(List.of("SIGN", "RECLAIM")));
        assertEquals(List.of(), told(dropped));
        for (var event : TestBroker.received("delegation"))
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
    }

    @Test
    void aPowerGoesWithTheDepartmentItIsOf() {
        var street = HERE + "007";
        departments(HERE, "PARKS", "FORESTS");
        var item = Map.of(
                "name",
                "毁绿占绿",
                "category",
                "类",
                "subcategory",
                "类",
                "type",
                "PENALTY",
                "lead",
                "PARKS",
                "active",
                true);
        editorOf(HERE).body(item).put("/items/P-7").then().statusCode(201);
        var given = editorOf(HERE)
                .body(proposal("P-7", street, "2026-11-20"))
                .post("/delegations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        move(street(street), given, "accept", ABLE).statusCode(200);
        move(reviewer(), given, "sign", Map.of()).statusCode(200);
        var taken = editorOf(HERE)
                .body(proposal("P-7", HERE + "008", "2026-11-20"))
                .post("/delegations")
                .then()
                .extract()
                .<String>path("id");
        move(editorOf(HERE), taken, "reclaim", NOTE).statusCode(200);

        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "PARKS", "shortName", "PARKS", "kind", "DEPARTMENT", "active", false))
                .put("/organisations/PARKS")
                .then()
                .statusCode(409)
                .body("code", equalTo("ORGANISATION_IN_USE"), "items", containsInAnyOrder("P-7", "P-7 → " + street));
        editorOf(HERE)
                .body(Map.of("into", "FORESTS"))
                .post("/organisations/PARKS/merge")
                .then()
                .statusCode(200);

        clerkOf(HERE)
                .get("/delegations/" + given)
                .then()
                .body("organisation", equalTo("FORESTS"), "stage", equalTo("ACCEPTED"));
        clerkOf(HERE).get("/delegations/" + taken).then().body("organisation", equalTo("PARKS"));
        await().until(() -> ofWhom(given), equalTo(List.of("PARKS", "FORESTS")));
        assertEquals(List.of(), ofWhom(taken));
    }

    private static List<String> ofWhom(String id) {
        return TestBroker.received("delegation").stream()
                .filter(event -> event.key().equals(HERE + "/" + id))
                .map(event -> ApiSpecs.json(event.data()).get("organisation").asText())
                .toList();
    }

    private static List<String> told(String id) {
        return TestBroker.received("delegation").stream()
                .filter(event -> event.key().equals(HERE + "/" + id))
                .map(event -> ApiSpecs.json(event.data()).get("move").asText())
                .toList();
    }

    private static void awaitStage(String id, String stage) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> clerkOf(HERE).get("/delegations/" + id).then().body("stage", equalTo(stage)));
    }

    @Test
    void whatCannotBeMovedInOneDistrictKeepsNoOtherWaiting() {
        proposed("P-20", HERE + "020");
        departments("340824", "URBAN");
        editorOf("340824")
                .body(Map.of("name", "占道经营", "category", "类", "subcategory", "类", "type", "PENALTY", "lead", "URBAN"))
                .put("/items/P-20");
        editorOf("340824")
                .body(proposal("P-20", "340824001", "2026-11-20"))
                .post("/delegations")
                .then()
                .statusCode(201);
        var reached = new HashSet<String>();
        due.move("delegation", "stage = 'PROPOSED' and starts_on <= ?", "id", LocalDate.of(2026, 11, 20), id -> {
            reached.add(district.get());
            throw new IllegalStateException("cannot be moved");
        });
        assertTrue(reached.containsAll(List.of("340824", HERE)), reached::toString);
    }

    @Test
    void whatCannotBeMovedStopsNothingBehindIt() {
        var stuck = proposed("P-22", HERE + "032");
        var behind = List.of(proposed("P-22", HERE + "033"), proposed("P-22", HERE + "034"));
        var tried = new ArrayList<String>();
        due.move("delegation", "item = 'P-22' and starts_on <= ?", "id", LocalDate.of(2026, 11, 20), id -> {
            tried.add(id.toString());
            if (id.toString().equals(stuck)) throw new IllegalStateException("cannot be moved");
        });
        assertTrue(tried.containsAll(behind), tried::toString);
    }

    @Test
    void oneStreetHoldsAPowerOnceAtATime() {
        var street = HERE + "003";
        var id = proposed("P-2", street);
        editorOf(HERE)
                .body(proposal("P-2", street, "2026-12-01"))
                .post("/delegations")
                .then()
                .statusCode(409)
                .body("code", equalTo("DELEGATED_ALREADY"));
        proposed("P-2", HERE + "004");
        move(editorOf(HERE), id, "reclaim", NOTE).statusCode(200);
        proposed("P-2", street);
    }

    @Test
    void wrongFieldsAreNamed() {
        proposed("P-3", HERE + "005");
        for (var wrong : List.of(
                Map.entry("itemCode", proposal("NONE", HERE + "006", "2026-12-01")),
                Map.entry("street", proposal("P-3", "340801001", "2026-12-01")),
                Map.entry("startsOn", proposal("P-3", HERE + "006", "2026-11-17"))))
            editorOf(HERE)
                    .body(wrong.getValue())
                    .post("/delegations")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains(wrong.getKey()));
    }
}
