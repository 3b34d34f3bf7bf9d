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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same matter, told twice: found before it is raised, and handled once. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class LinkIT {
    private static final Map<String, String> RESIDENT = Map.of("name", "王小明", "phone", "13800005678");

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static String submitted(Map<String, Object> more) {
        return raise(DEPUTY, more).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse link(String who, String id, String main) {
        return as(who).body(Map.of("mainId", main))
                .post("/whistles/" + id + "/link")
                .then();
    }

    private static List<String> told(String id, int expected) {
        var told = await().until(
                        () -> TestBroker.received("whistle").stream()
                                .filter(e -> e.key().equals(id))
                                .toList(),
                        hasSize(expected));
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()), event.type());
        return told.stream().map(TestBroker.Received::type).toList();
    }

    @Test
    void oneHandlingServesAllAndEveryResidentIsCalled() {
        var main = submitted(Map.of("itemCode", PIPE));
        var quiet = submitted(Map.of());
        String asked = raise(DEPUTY, Map.of("itemCode", PIPE, "resident", RESIDENT, "duplicateOf", main))
                .statusCode(201)
                .body(
                        "stage",
                        is("LINKED"),
                        "departments",
                        empty(),
                        "main.id",
                        is(main),
                        "main.stage",
                        is("DISPATCHED"))
                .body("moves", contains("withdraw"))
                .extract()
                .path("id");
        link(DISPATCHER, quiet, asked).statusCode(200).body("stage", is("LINKED"), "main.id", is(main));
        as(DEPUTY).get("/whistles/" + main).then().body("linked", is(2));

        assignment(main, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(main, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(main, "AWAITING_VERIFICATION");
        as(DEPUTY)
                .get("/whistles/" + quiet)
                .then()
                .body("stage", is("LINKED"), "main.stage", is("AWAITING_VERIFICATION"));
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + main + "/verify")
                .then()
                .body("stage", is("CLOSED"));
        as(DEPUTY).get("/whistles/" + quiet).then().body("stage", is("CLOSED"), "outcome", is("SOLVED"));
        as(HEAD).get("/whistles/" + quiet).then().body("moves", empty());
        as(OPERATOR)
                .get("/whistles/" + asked)
                .then()
                .body("stage", is("AWAITING_CALLBACK"), "moves", contains("callback"));
        as(OPERATOR)
                .body(Map.of("reached", true, "satisfaction", "DISSATISFIED", "rework", true, "note", "没修好"))
                .post("/whistles/" + asked + "/callback")
                .then()
                .statusCode(400)
                .body("violations.field", contains("rework"));
        as(OPERATOR)
                .body(Map.of("reached", true, "satisfaction", "SATISFIED"))
                .post("/whistles/" + asked + "/callback")
                .then()
                .body("stage", is("CLOSED"), "outcome", is("SOLVED"), "satisfaction", is("SATISFIED"));
        // nothing but the end reaches those who count points, and of no department's duty
        assertEquals(
                List.of("whistle-blown.v1", "whistle-linked.v1", "whistle-progressed.v1", "whistle-closed.v1"),
                told(asked, 4));
        assertEquals(List.of("whistle-blown.v1", "whistle-linked.v1", "whistle-closed.v1"), told(quiet, 3));
        as(DEPUTY)
                .get("/whistles/" + quiet + "/timeline")
                .then()
                .body("lines.move", contains("BLOW", "LINK", "MAIN_CLOSED"), "lines[2].details.main", is(main));
    }

    /** No department is called to the linked one: who handles it is called to the main one. */
    @Test
    void whoHandlesTheMainOneNeitherReadsNorCallsTheOthersResident() {
        var operator = Tokens.of("operator")
                .at("340803", "HOUSING")
                .roles(Roles.CALLBACK_OPERATOR)
                .token();
        var main = submitted(Map.of("itemCode", PIPE));
        String id = raise(DEPUTY, Map.of("resident", RESIDENT, "duplicateOf", main))
                .body("stage", is("LINKED"))
                .extract()
                .path("id");
        refused(operator, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        as(OPERATOR).get("/whistles/" + id + "/resident?reason=x").then().body("phone", is("13800005678"));

        assignment(main, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
        assignment(main, "HOUSING", "assignment-completed.v1", "DONE", ", \"outcome\": \"SOLVED\", \"result\": \"好\"");
        awaitStage(main, "AWAITING_VERIFICATION");
        as(DEPUTY)
                .body(Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4))))
                .post("/whistles/" + main + "/verify")
                .then()
                .body("stage", is("CLOSED"));
        as(operator)
                .get("/whistles/" + id)
                .then()
                .body("stage", is("AWAITING_CALLBACK"), "departments", empty(), "moves", empty());
        var moves = "items.find { it.id == '" + id + "' }.moves";
        as(operator).get("/whistles?stage=AWAITING_CALLBACK&limit=200").then().body(moves, empty());
        as(OPERATOR).get("/whistles?stage=AWAITING_CALLBACK&limit=200").then().body(moves, contains("callback"));
        var said = Map.of("reached", true, "satisfaction", "SATISFIED");
        refused(operator, r -> r.body(said).post("/whistles/" + id + "/callback"), 403, "OWN_DEPARTMENT");
        refused(operator, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
        as(OPERATOR).body(said).post("/whistles/" + id + "/callback").then().body("stage", is("CLOSED"));
        refused(operator, r -> r.get("/whistles/" + id + "/resident?reason=x"), 404, "NOT_FOUND");
    }

    @Test
    void whatItIsLinkedToMayFallAndItMayLeave() {
        var main = submitted(Map.of());
        var first = submitted(Map.of());
        var second = submitted(Map.of());
        link(DEPUTY, first, main).statusCode(200);
        link(DISPATCHER, second, main).statusCode(200);
        as(DEPUTY)
                .body(Map.of("note", "写错了"))
                .post("/whistles/" + first + "/withdraw")
                .then()
                .body("stage", is("WITHDRAWN"), "$", not(hasKey("main")));
        as(DEPUTY).get("/whistles/" + main).then().body("linked", is(1));
        as(DISPATCHER)
                .body(Map.of("reason", "STATION_MATTER", "note", "站内可以解决。"))
                .post("/whistles/" + main + "/reject")
                .then()
                .body("stage", is("REJECTED"), "$", not(hasKey("linked")));
        as(DISPATCHER)
                .get("/whistles/" + second)
                .then()
                .body("stage", is("SUBMITTED"), "$", not(hasKey("main")), "deadlines.step", contains("DISPATCH"));
        assertEquals(List.of("whistle-blown.v1", "whistle-linked.v1", "whistle-unlinked.v1"), told(second, 3));
    }

    @Test
    void anEmergencyWhoseMainOneFallsGoesOutAtOnce() {
        var main = submitted(Map.of());
        String id = raise(DEPUTY, Map.of("kind", "EMERGENCY", "itemCode", COLLAPSE, "duplicateOf", main))
                .body("stage", is("LINKED"))
                .extract()
                .path("id");
        as(DISPATCHER)
                .body(Map.of("reason", "STATION_MATTER", "note", "站内可以解决。"))
                .post("/whistles/" + main + "/reject")
                .then()
                .statusCode(200);
        as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body("stage", is("DISPATCHED"), "departments.organisation", hasItems("HOUSING", "FIRE"));
        assertEquals(
                List.of("whistle-blown.v1", "whistle-linked.v1", "whistle-unlinked.v1", "whistle-dispatched.v1"),
                told(id, 4));
    }

    @Test
    void whatServesOthersOrHasEndedIsNotLinked() {
        var main = submitted(Map.of());
        var other = submitted(Map.of());
        var draft = raise(DEPUTY, Map.of("draft", true)).extract().<String>path("id");
        link(DISPATCHER, other, main).statusCode(200);
        var third = submitted(Map.of());
        var before = Footprint.of(database);
        refused(
                DISPATCHER,
                r -> r.body(Map.of("mainId", third)).post("/whistles/" + main + "/link"),
                409,
                "ILLEGAL_MOVE");
        refused(
                DISPATCHER,
                r -> r.body(Map.of("mainId", main)).post("/whistles/" + other + "/link"),
                409,
                "ILLEGAL_MOVE");
        for (var bad : List.of(third, UUID.randomUUID().toString()))
            refused(
                            DISPATCHER,
                            r -> r.body(Map.of("mainId", bad)).post("/whistles/" + third + "/link"),
                            400,
                            "INVALID_FIELDS")
                    .body("violations.field", contains("mainId"));
        refused(DEPUTY, r -> r.body(Map.of("mainId", draft)).post("/whistles/" + third + "/link"), 409, "MAIN_ENDED");
        refused(MEMBER, r -> r.body(Map.of("mainId", main)).post("/whistles/" + third + "/link"), 403, "NOT_YOUR_MOVE");
        refused(
                OTHER_DEPUTY,
                r -> r.body(Map.of("mainId", main)).post("/whistles/" + third + "/link"),
                404,
                "NOT_FOUND");
        refused(DEPUTY, r -> r.body(whistle(Map.of("duplicateOf", draft))).post("/whistles"), 409, "MAIN_ENDED");
        refused(
                        DEPUTY,
                        r -> r.body(whistle(Map.of("duplicateOf", main, "draft", true)))
                                .post("/whistles"),
                        400,
                        "INVALID_FIELDS")
                .body("violations.field", contains("duplicateOf"));
        refused(DEPUTY, r -> r.body("{}").post("/whistles/" + third + "/link"), 400, "INVALID_FIELDS");
        assertEquals(before, Footprint.of(database));
    }

    /** Its own list shows the one it names, and where that stands. */
    @Test
    void whatIsLinkedToAnotherStationsLeadsToThatOne() {
        var main = submitted(Map.of());
        var theirs = raise(OTHER_DEPUTY, Map.of("stationCode", OTHER_STATION))
                .statusCode(201)
                .extract()
                .<String>path("id");
        link(DISPATCHER, theirs, main).statusCode(200);
        raise(OTHER_DEPUTY, Map.of("stationCode", OTHER_STATION, "duplicateOf", theirs))
                .statusCode(201)
                .body("stage", is("LINKED"), "main.id", is(main));
        refused(
                OTHER_DEPUTY,
                r -> r.body(whistle(Map.of("stationCode", OTHER_STATION, "duplicateOf", main)))
                        .post("/whistles"),
                400,
                "INVALID_FIELDS");
    }

    private static Map<String, Object> question(Object... changes) {
        var body = new HashMap<String, Object>(Map.of(
                "stationCode",
                STATION,
                "title",
                "德宽路化粪池外溢",
                "description",
                "德宽路52号院内化粪池外溢，臭味很大。",
                "location",
                at(117.0411, 30.5211)));
        for (int i = 0; i < changes.length; i += 2) body.put((String) changes[i], changes[i + 1]);
        return body;
    }

    private static Map<String, Object> at(double longitude, double latitude) {
        return Map.of("address", "德宽路52号", "longitude", longitude, "latitude", latitude);
    }

    private static ValidatableResponse duplicates(String who, Map<String, Object> question) {
        return as(who).body(question).post("/whistles/duplicates").then().statusCode(200);
    }

    @Test
    void theSameMatterIsFoundBeforeItIsRaised() {
        var told = whistle(Map.of("location", at(117.041, 30.521), "itemCode", PIPE));
        told.put("title", "德宽路52号化粪池外溢");
        told.put("description", "院内化粪池外溢多日，臭味很大，居民意见多。");
        String id = as(DEPUTY)
                .body(told)
                .post("/whistles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        duplicates(DEPUTY, question())
                .body("items.id", contains(id), "items[0].metres", lessThan(30), "items[0].stage", is("DISPATCHED"));
        duplicates(DISPATCHER, question("itemCode", PIPE)).body("items.id", contains(id));
        duplicates(DEPUTY, question("location", Map.of("address", "德宽路52号"))).body("items.id", contains(id));
        duplicates(DEPUTY, question("itemCode", COLLAPSE)).body("items", empty());
        duplicates(DEPUTY, question("location", at(117.06, 30.521))).body("items", empty());
        duplicates(DEPUTY, question("title", "路灯不亮", "description", "三盏路灯熄灭。")).body("items", empty());
        duplicates(OTHER_DEPUTY, question()).body("items", empty());
        refused(DEPUTY, r -> r.body(question("title", " ")).post("/whistles/duplicates"), 400, "INVALID_FIELDS");
        refused(
                DEPUTY,
                r -> r.body(question("location", Map.of("address", "a", "longitude", 200, "latitude", 1)))
                        .post("/whistles/duplicates"),
                400,
                "INVALID_FIELDS");
        refused(DEPUTY, r -> r.body(question("colour", "red")).post("/whistles/duplicates"), 400, "INVALID_FIELDS");
    }
}
