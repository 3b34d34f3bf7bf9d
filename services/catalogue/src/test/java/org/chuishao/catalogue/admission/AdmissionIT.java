package org.chuishao.catalogue.admission;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.as;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.catalogue.Meanwhile;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AdmissionIT {
    private static final String HERE = "340860";
    private static final String STREET = HERE + "001";
    private static final String VILLAGE = HERE + "001002";

    /** 30 working days from Wednesday 2026-11-18 end on 2026-12-30; 2027 is not needed and not known. */
    private static final String EARLIEST = "2026-12-31";

    @Inject
    TravelClock clock;

    @Inject
    Meanwhile meanwhile;

    private Instant today;

    @BeforeEach
    void leave() {
        today = clock.instant();
        departments(HERE, "CIVIL", "STATISTICS");
    }

    @AfterEach
    void comeBack() {
        clock.travelTo(today);
    }

    private static RequestSpecification who(String name, String role, String... at) {
        return as(Tokens.of(name).roles(role).at(at).district(HERE));
    }

    private static RequestSpecification lead() {
        return leadOf("CIVIL");
    }

    private static RequestSpecification leadOf(String department) {
        return who("lead-" + department, "department-lead", department);
    }

    private static RequestSpecification reviewer() {
        return who("reviewer-tang", "reviewer", HERE);
    }

    private static RequestSpecification street() {
        return who("street-wu", "dispatcher", STREET);
    }

    private static RequestSpecification village() {
        return who("deputy-li", "station-deputy", VILLAGE);
    }

    private static Map<String, Object> application(String startsOn, List<String> areas) {
        return new HashMap<>(Map.of(
                "organisation", "CIVIL",
                "title", "高龄津贴对象年度核查",
                "reason", "社区就近走访核对。",
                "itemCode", "X-1",
                "areas", areas,
                "startsOn", startsOn,
                "endsOn", "2027-12-31",
                "money", "每例 20 元",
                "training", "集中培训一次"));
    }

    private static String drafted(String startsOn, List<String> areas) {
        return lead().body(application(startsOn, areas))
                .post("/admissions")
                .then()
                .statusCode(201)
                .body("stage", equalTo("DRAFT"), "moves", contains("submit", "withdraw"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse move(RequestSpecification who, String id, String move, Object body) {
        return who.body(body).post("/admissions/" + id + "/" + move).then();
    }

    private static final Map<String, Object> NOTHING = Map.of();
    private static final Map<String, Object> NOTE = Map.of("note", "已落实。");

    private static Map<String, Object> answer(boolean agrees) {
        return Map.of("agrees", agrees, "opinion", "人手可以安排。");
    }

    private static String submitted(List<String> areas) {
        var id = drafted(EARLIEST, areas);
        move(lead(), id, "submit", NOTHING).statusCode(200).body("stage", equalTo("SUBMITTED"));
        return id;
    }

    private static String approved() {
        var id = submitted(List.of(STREET));
        move(editorOf(HERE), id, "consult", NOTHING).statusCode(200);
        move(street(), id, "answer", answer(true)).statusCode(200);
        move(editorOf(HERE), id, "review", NOTE).statusCode(200);
        move(reviewer(), id, "approve", NOTE).statusCode(200).body("stage", equalTo("APPROVED"), "moves", empty());
        return id;
    }

    private void itIs(String time) {
        clock.travelTo(Instant.parse(time));
    }

    private static void awaitStage(String id, String stage) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> editorOf(HERE).get("/admissions/" + id).then().body("stage", equalTo(stage)));
    }

    @Test
    void aDepartmentThatGoesMeanwhileDraftsNothing() {
        departments(HERE, "GOING");
        var application = application(EARLIEST, List.of(STREET));
        application.put("organisation", "GOING");
        meanwhile
                .asked(
                        () -> leadOf("GOING").body(application).post("/admissions"),
                        HERE,
                        "update organisation set active = false where district = '" + HERE + "' and code = 'GOING'")
                .then()
                .statusCode(400)
                .body("violations.field", contains("organisation"));
    }

    @Test
    void itIsAppliedConsultedDecidedByASecondPersonAndFollowsTheCalendar() {
        var id = submitted(List.of(STREET, VILLAGE));
        lead().get("/admissions/" + id)
                .then()
                .body("decideBy", equalTo("2026-12-09T17:30:00+08:00"), "overdue", equalTo(false));
        move(editorOf(HERE), id, "consult", NOTHING)
                .statusCode(200)
                .body("consultations.area", contains(STREET, VILLAGE));
        move(street(), id, "answer", answer(true)).statusCode(200);
        move(street(), id, "answer", answer(false)).statusCode(403).body("code", equalTo("NOT_YOUR_MOVE"));
        move(editorOf(HERE), id, "review", NOTE).statusCode(409).body("code", equalTo("CONSULTATION_OPEN"));
        move(village(), id, "answer", answer(false))
                .statusCode(200)
                .body("consultations.agrees", contains(true, false));
        move(editorOf(HERE), id, "review", NOTE).statusCode(200).body("stage", equalTo("UNDER_REVIEW"));
        move(reviewer(), id, "approve", NOTE)
                .statusCode(200)
                .body("stage", equalTo("APPROVED"), "steps.move", hasItem("APPROVE"), "steps", hasSize(6));

        itIs("2026-12-30T15:59:00Z");
        editorOf(HERE).get("/admissions/" + id).then().body("stage", equalTo("APPROVED"));
        itIs("2026-12-30T16:00:00Z");
        awaitStage(id, "EFFECTIVE");
        itIs("2027-12-31T16:00:00Z");
        awaitStage(id, "EXPIRED");
        await().until(() -> told(id), equalTo(List.of("APPROVE", "TAKE_EFFECT", "EXPIRE")));
    }

    @Test
    void theSuccessorOfADepartmentGoesOnWithItsApplications() {
        departments(HERE, "AGEING", "ELDERLY");
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var application = application(EARLIEST, List.of(STREET));
            application.put("organisation", "AGEING");
            ids.add(leadOf("AGEING")
                    .body(application)
                    .post("/admissions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        var draft = ids.get(0);
        var admitted = ids.get(1);
        var withdrawn = ids.get(2);
        move(leadOf("AGEING"), admitted, "submit", NOTHING).statusCode(200);
        move(editorOf(HERE), admitted, "consult", NOTHING).statusCode(200);
        move(street(), admitted, "answer", answer(true)).statusCode(200);
        move(editorOf(HERE), admitted, "review", NOTE).statusCode(200);
        move(reviewer(), admitted, "approve", NOTE).statusCode(200);
        move(leadOf("AGEING"), withdrawn, "withdraw", NOTE).statusCode(200);
        leadOf("ELDERLY").get("/admissions/" + draft).then().statusCode(404);
        editorOf(HERE)
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "AGEING", "shortName", "AGEING", "kind", "DEPARTMENT", "active", false))
                .put("/organisations/AGEING")
                .then()
                .statusCode(409)
                .body("code", equalTo("ORGANISATION_IN_USE"), "itemCount", equalTo(2));

        editorOf(HERE)
                .body(Map.of("into", "ELDERLY"))
                .post("/organisations/AGEING/merge")
                .then()
                .statusCode(200);

        leadOf("AGEING").get("/admissions/" + draft).then().statusCode(404);
        leadOf("AGEING").get("/admissions/" + withdrawn).then().statusCode(200).body("organisation", equalTo("AGEING"));
        move(leadOf("ELDERLY"), draft, "submit", NOTHING)
                .statusCode(200)
                .body("organisation", equalTo("ELDERLY"), "stage", equalTo("SUBMITTED"));
        leadOf("ELDERLY")
                .get("/admissions?organisation=ELDERLY")
                .then()
                .body("items.id", containsInAnyOrder(draft, admitted));
        await().until(
                        () -> TestBroker.received("admission").stream()
                                .filter(event -> event.key().equals(HERE + "/" + admitted))
                                .map(event -> ApiSpecs.json(event.data())
                                        .get("organisation")
                                        .asText())
                                .toList(),
                        equalTo(List.of("AGEING", "ELDERLY")));
    }

    /** What is on its way concerns nobody else; what was decided and taken back does. */
    @Test
    void whatIsRejectedOrRecalledIsToldAndWhatIsWithdrawnIsNot() {
        var rejected = underReview();
        move(reviewer(), rejected, "reject", NOTE).statusCode(200);
        var recalled = underReview();
        move(reviewer(), recalled, "approve", NOTE).statusCode(200);
        move(editorOf(HERE), recalled, "recall", NOTE).statusCode(200).body("stage", equalTo("WITHDRAWN"));
        var withdrawn = submitted(List.of(STREET));
        move(lead(), withdrawn, "withdraw", NOTE).statusCode(200);
        move(reviewer(), withdrawn, "approve", NOTE).statusCode(409);
        await().until(() -> told(rejected), equalTo(List.of("REJECT")));
        await().until(() -> told(recalled), equalTo(List.of("APPROVE", "RECALL")));
        assertEquals(List.of(), told(withdrawn));
        for (var event : TestBroker.received("admission"))
            assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
    }

    private static String underReview() {
        var id = submitted(List.of(STREET));
        move(editorOf(HERE), id, "consult", NOTHING).statusCode(200);
        move(street(), id, "answer", answer(true)).statusCode(200);
        move(editorOf(HERE), id, "review", NOTE).statusCode(200);
        return id;
    }

    private static List<String> told(String id) {
        return TestBroker.received("admission").stream()
                .filter(event -> event.key().equals(HERE + "/" + id))
                .map(event -> ApiSpecs.json(event.data()).get("move").asText())
                .toList();
    }

    @Test
    void whoPreparedItOrBelongsToTheDepartmentDoesNotDecide() {
        var id = submitted(List.of(STREET));
        var both = as(
                Tokens.of("both").roles("catalogue-editor", "reviewer").at(HERE).district(HERE));
        move(both, id, "consult", NOTHING).statusCode(200);
        move(street(), id, "answer", answer(true)).statusCode(200);
        move(editorOf(HERE), id, "review", NOTE).statusCode(200);
        both = as(
                Tokens.of("both").roles("catalogue-editor", "reviewer").at(HERE).district(HERE));
        move(both, id, "approve", NOTE).statusCode(403).body("code", equalTo("SECOND_PERSON_NEEDED"));
        move(who("own", "reviewer", "CIVIL"), id, "approve", NOTE)
                .statusCode(403)
                .body("code", equalTo("OWN_DEPARTMENT"));
        move(reviewer(), id, "reject", NOTE).statusCode(200).body("stage", equalTo("REJECTED"));
        move(reviewer(), id, "approve", NOTE).statusCode(409).body("code", equalTo("ILLEGAL_MOVE"));
    }

    @Test
    void whatWouldBeOverIsNotApproved() {
        var lastDay = underReview();
        var over = underReview();
        itIs("2027-12-31T15:59:00Z");
        move(reviewer(), lastDay, "approve", NOTE).statusCode(200);
        itIs("2027-12-31T16:00:00Z");
        move(reviewer(), over, "approve", NOTE).statusCode(409).body("code", equalTo("TERM_OVER"));
        move(reviewer(), over, "reject", NOTE).statusCode(200);
    }

    /** What the law gives a village to do or to help with needs no admission. */
    @Test
    void whatIsAVillagesByLawIsNotRefused() {
        for (var list : List.of("COMMITTEE_DUTY", "STATUTORY_DUTY", "STATUTORY_ASSIST")) {
            var code = "L-" + list.replace('_', '-');
            editorOf(HERE)
                    .body(Map.of(
                            "name",
                            "事项",
                            "category",
                            "类",
                            "subcategory",
                            "类",
                            "type",
                            "OTHER",
                            "lead",
                            "CIVIL",
                            "lists",
                            List.of(list)))
                    .put("/items/" + code)
                    .then()
                    .statusCode(201);
            village()
                    .body(Map.of(
                            "organisation",
                            "CIVIL",
                            "stationCode",
                            VILLAGE,
                            "itemCode",
                            code,
                            "title",
                            "事项",
                            "reason",
                            "未经准入。",
                            "emergency",
                            false))
                    .post("/admissions/refusals")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("STATUTORY"));
        }
    }

    @Test
    void silenceIsNoVetoAfterFiveWorkingDays() {
        var id = submitted(List.of(STREET));
        move(editorOf(HERE), id, "consult", NOTHING).statusCode(200);
        itIs("2026-11-25T09:29:00Z");
        move(editorOf(HERE), id, "review", NOTE).statusCode(409);
        itIs("2026-11-25T09:31:00Z");
        move(editorOf(HERE), id, "review", NOTE).statusCode(200);
        var tag = editorOf(HERE).get("/admissions/" + id).header("ETag");
        editorOf(HERE)
                .header("If-None-Match", tag)
                .get("/admissions/" + id)
                .then()
                .statusCode(304);
        itIs("2026-12-10T02:00:00Z");
        editorOf(HERE)
                .header("If-None-Match", tag)
                .get("/admissions/" + id)
                .then()
                .statusCode(200)
                .body("overdue", equalTo(true));
    }

    @Test
    void whatComesTooLateOrWithoutMeansIsNotSubmitted() {
        var late = drafted("2026-12-30", List.of(STREET));
        move(lead(), late, "submit", NOTHING).statusCode(409).body("code", equalTo("TOO_LATE"));
        var poor = application(EARLIEST, List.of(STREET));
        poor.put("money", " ");
        lead().body(poor).put("/admissions/" + late).then().statusCode(200);
        move(lead(), late, "submit", NOTHING).statusCode(409).body("code", equalTo("MEANS_MISSING"));
        lead().body(application(EARLIEST, List.of(STREET)))
                .put("/admissions/" + late)
                .then()
                .statusCode(200);
        move(lead(), late, "submit", NOTHING).statusCode(200);
        lead().body(poor).put("/admissions/" + late).then().statusCode(409).body("code", equalTo("NOT_A_DRAFT"));
        move(lead(), late, "withdraw", NOTE).statusCode(200).body("stage", equalTo("WITHDRAWN"));
    }

    @Test
    void wrongFieldsAreNamed() {
        var wrong = application(EARLIEST, List.of(STREET, STREET, "340861001"));
        wrong.put("endsOn", "2026-12-01");
        lead().body(wrong)
                .post("/admissions")
                .then()
                .statusCode(400)
                .body("violations.field", contains("areas[1]", "areas[2]", "endsOn"));
        var others = application(EARLIEST, List.of(STREET));
        others.put("organisation", "STATISTICS");
        lead().body(others)
                .post("/admissions")
                .then()
                .statusCode(400)
                .body("violations.field", contains("organisation"));
        for (var impossible : List.of("2026-02-30", "+999999999-01-01", "-999999999-01-01"))
            lead().body(application(impossible, List.of(STREET)))
                    .post("/admissions")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("startsOn"));
    }

    @Test
    void eachSeesWhatIsTheirs() {
        var draft = drafted(EARLIEST, List.of(STREET));
        street().get("/admissions/" + draft).then().statusCode(404);
        var id = submitted(List.of(STREET));
        for (var sees : List.of(lead(), street(), village(), reviewer(), editorOf(HERE)))
            sees.get("/admissions/" + id).then().statusCode(200);
        for (var not : List.of(
                who("x", "department-lead", "STATISTICS"),
                who("x", "dispatcher", HERE + "002"),
                who("x", "station-deputy", HERE + "002001"),
                editorOf("340862"))) not.get("/admissions/" + id).then().statusCode(404);
        who("x", "department-lead", "STATISTICS")
                .get("/admissions?stage=SUBMITTED")
                .then()
                .statusCode(200)
                .body("items", empty());
        move(who("x", "department-lead", "STATISTICS"), id, "withdraw", NOTE).statusCode(404);
        lead().get("/admissions?stage=SUBMITTED&limit=1").then().body("items", hasSize(1));
    }

    @Test
    void whatIsAskedOfOneVillageConcernsItAndItsStreetAlone() {
        var here = who("x", "dispatcher", HERE);
        var draft = drafted(EARLIEST, List.of(VILLAGE));
        here.get("/admissions/" + draft).then().statusCode(404);
        var id = submitted(List.of(VILLAGE));
        for (var sees : List.of(village(), street()))
            sees.get("/admissions/" + id).then().statusCode(200);
        for (var other : List.of(who("x", "station-deputy", HERE + "001003"), here)) {
            other.get("/admissions/" + id).then().statusCode(404);
            other.get("/admissions?stage=SUBMITTED").then().body("items.id", not(hasItem(id)));
        }
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeenAndAKeyHasOneEffect() {
        var id = drafted(EARLIEST, List.of(STREET));
        lead().header("If-Match", "\"9\"")
                .body(NOTHING)
                .post("/admissions/" + id + "/submit")
                .then()
                .statusCode(412);
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++)
            lead().header("Idempotency-Key", key)
                    .body(NOTHING)
                    .post("/admissions/" + id + "/submit")
                    .then()
                    .statusCode(200)
                    .body("stage", equalTo("SUBMITTED"));
        move(lead(), id, "submit", NOTHING).statusCode(409);
    }

    @Test
    void workThatWasNotAdmittedMayBeRefusedAndEmergenciesMayNot() {
        var refusal = new HashMap<String, Object>(Map.of(
                "organisation",
                "STATISTICS",
                "stationCode",
                VILLAGE,
                "itemCode",
                "X-1",
                "title",
                "入户问卷三百份",
                "reason",
                "未经准入。",
                "emergency",
                true));
        village()
                .body(refusal)
                .post("/admissions/refusals")
                .then()
                .statusCode(409)
                .body("code", equalTo("EMERGENCY_EXEMPT"));
        refusal.put("emergency", false);
        village()
                .body(refusal)
                .post("/admissions/refusals")
                .then()
                .statusCode(201)
                .body("stationCode", equalTo(VILLAGE));
        who("x", "station-deputy", HERE + "002001")
                .body(refusal)
                .post("/admissions/refusals")
                .then()
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_STATION"));
        village().get("/admissions/refusals").then().body("items", hasSize(1));
        who("x", "station-deputy", HERE + "002001")
                .get("/admissions/refusals")
                .then()
                .body("items", empty());

        editorOf(HERE)
                .body(Map.of(
                        "name",
                        "人口普查",
                        "category",
                        "类",
                        "subcategory",
                        "类",
                        "type",
                        "OTHER",
                        "lead",
                        "STATISTICS",
                        "lists",
                        List.of("COMMUNITY_ADMITTED")))
                .put("/items/X-2")
                .then()
                .statusCode(201);
        var listed = new HashMap<>(refusal);
        listed.put("itemCode", "X-2");
        village()
                .body(listed)
                .post("/admissions/refusals")
                .then()
                .statusCode(409)
                .body("code", equalTo("ADMITTED"));

        var id = approved();
        itIs("2027-01-04T02:00:00Z");
        awaitStage(id, "EFFECTIVE");
        village()
                .body(refusal)
                .post("/admissions/refusals")
                .then()
                .statusCode(409)
                .body("code", equalTo("ADMITTED"));
        who("x", "department-lead", "STATISTICS")
                .get("/admissions/" + id)
                .then()
                .statusCode(200);
        move(editorOf(HERE), id, "recall", NOTE).statusCode(200).body("stage", equalTo("WITHDRAWN"));
        village().body(refusal).post("/admissions/refusals").then().statusCode(201);
    }
}
