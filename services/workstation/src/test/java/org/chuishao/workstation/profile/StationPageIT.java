package org.chuishao.workstation.profile;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.workstation.People.admin;
import static org.chuishao.workstation.People.stranger;
import static org.chuishao.workstation.issue.Village.as;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody may read without signing in, and that it is nothing private. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StationPageIT {
    private static final String STATION = "340803062001";
    private static final String PATH = "/workstations/" + STATION;
    private static final String HEAD = at("pp-head", Roles.STATION_HEAD);
    private static final String DEPUTY = at("pp-deputy", Roles.STATION_DEPUTY);
    private static final String MEMBER = at("pp-member", Roles.STATION_MEMBER);
    private static final Map<String, Object> CONSENT =
            Map.of("title", "副站长", "pledge", "诉求当日回应。", "officeContact", "0556-5550123", "consent", true);

    private static String at(String name, String role) {
        return Tokens.of(name).at(STATION).roles(role).token();
    }

    private static boolean settled;

    @BeforeEach
    void aStationWithItsPeople() {
        if (settled) return;
        settled = true;
        admin().body(Map.of(
                        "name",
                        "某站",
                        "streetCode",
                        "340803062",
                        "village",
                        "某村",
                        "address",
                        "某路1号",
                        "officeHours",
                        "全天",
                        "phone",
                        "0556-5550100",
                        "services",
                        List.of("代办", "调解")))
                .put(PATH)
                .then()
                .statusCode(201)
                .body("services", is(List.of("代办", "调解")));
        appoint("HEAD", "pp-head", "陈站长");
        appoint("DEPUTY_HEAD", "pp-deputy", "李副站长");
        as(DEPUTY)
                .body(Map.of("name", "孙网格", "group", "RESIDENT_TEAMS", "phone", "0556-5550999"))
                .put(PATH + "/members/pp-member")
                .then()
                .statusCode(201);
    }

    private static void appoint(String role, String person, String name) {
        admin().body(Map.of("role", role, "person", person, "name", name, "position", "某职", "from", "2026-01-01"))
                .post(PATH + "/appointments")
                .then()
                .statusCode(201);
    }

    @Test
    void onlyWhoAgreesIsShownAndOnlyWithWhatTheyAgreedTo() {
        stranger()
                .get(PATH + "/profile")
                .then()
                .statusCode(200)
                .header("Cache-Control", is("public, max-age=60"))
                .body("name", is("某站"), "services", is(List.of("代办", "调解")), "officeHours", is("全天"));
        as(DEPUTY).body(CONSENT).put(PATH + "/profiles/pp-deputy").then().statusCode(201);
        as(MEMBER).body(CONSENT).put(PATH + "/profiles/pp-member").then().statusCode(201);
        var page = stranger().get(PATH + "/profile");
        assertEquals(List.of("李副站长", "孙网格"), page.jsonPath().getList("people.name"));
        assertEquals(List.of("DEPUTY_HEAD", "MEMBER"), page.jsonPath().getList("people.role"));
        assertEquals(
                Set.of("name", "role", "title", "pledge", "officeContact"),
                page.jsonPath().getMap("people[0]").keySet());
        for (var secret : List.of("陈站长", "pp-deputy", "pp-member", "0556-5550999"))
            assertFalse(page.asString().contains(secret), secret);

        as(MEMBER).post(PATH + "/profiles/pp-member/withdraw").then().statusCode(200);
        stranger().get(PATH + "/profile").then().body("people", hasSize(1));
        as(MEMBER).body(CONSENT).put(PATH + "/profiles/pp-member").then().statusCode(201);
        as(MEMBER).get(PATH + "/profiles/pp-member").then().statusCode(200).body("pledge", is("诉求当日回应。"));
        as(HEAD).post(PATH + "/profiles/pp-member/withdraw").then().statusCode(200);
        as(MEMBER).get(PATH + "/profiles/pp-member").then().statusCode(404);
    }

    @Test
    void aRetryOfTakingBackLeavesWhatWasAgreedToAnew() {
        var twice = at("pp-twice", Roles.STATION_MEMBER);
        var facts = Map.of("name", "两次", "group", "RESIDENT_TEAMS");
        as(DEPUTY).body(facts).put(PATH + "/members/pp-twice").then().statusCode(201);
        var key = UUID.randomUUID().toString();
        as(twice).body(CONSENT).put(PATH + "/profiles/pp-twice").then().statusCode(201);
        takenBack(twice, key);
        as(twice).body(CONSENT).put(PATH + "/profiles/pp-twice").then().statusCode(201);
        takenBack(twice, key);
        as(twice).get(PATH + "/profiles/pp-twice").then().statusCode(200);
        takenBack(twice, UUID.randomUUID().toString());
        as(twice).get(PATH + "/profiles/pp-twice").then().statusCode(404);
    }

    private static void takenBack(String token, String key) {
        as(token)
                .header("Idempotency-Key", key)
                .post(PATH + "/profiles/pp-twice/withdraw")
                .then()
                .statusCode(200)
                .body("pledge", nullValue());
    }

    @Test
    void whoLeavesIsNotShownAnyMore() {
        var leaver = at("pp-leaver", Roles.STATION_MEMBER);
        var facts = Map.of("name", "要走的", "group", "RESIDENT_TEAMS");
        as(DEPUTY).body(facts).put(PATH + "/members/pp-leaver").then().statusCode(201);
        as(leaver).body(CONSENT).put(PATH + "/profiles/pp-leaver").then().statusCode(201);
        stranger().get(PATH + "/profile").then().body("people.name", hasItem("要走的"));
        as(DEPUTY)
                .body(Map.of("name", "要走的", "group", "RESIDENT_TEAMS", "active", false))
                .put(PATH + "/members/pp-leaver")
                .then()
                .statusCode(200)
                .body("version", is(2));
        stranger().get(PATH + "/profile").then().body("people.name", not(hasItem("要走的")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "t", "pledge": "p", "officeContact": "0556-5550123"}                    | consent
            {"title": "t", "pledge": "p", "officeContact": "0556-5550123", "consent": false}  | consent
            {"title": "t", "pledge": "p", "officeContact": "13800005678", "consent": true}    | officeContact
            {"title": "t", "pledge": "p", "officeContact": "138 0000 5678", "consent": true}  | officeContact
            {"title": "t", "pledge": "p", "officeContact": "138-0000-5678", "consent": true}  | officeContact
            {"title": "t", "pledge": "p", "officeContact": "+8613800005678", "consent": true} | officeContact
            {"title": "t", "pledge": "p", "officeContact": "+86 138 0000 5678", "consent": true} | officeContact
            {"title": "t", "pledge": "p", "officeContact": "0086-13800005678", "consent": true} | officeContact
            {"title": "t", "officeContact": "0556-5550123", "consent": true}                  | pledge
            {"title": "t", "pledge": "p", "officeContact": "0556-5550123", "consent": true, "age": 50} | age
            """)
    void withoutConsentNothingIsKept(String body, String field) {
        refused(HEAD, r -> r.body(body).put(PATH + "/profiles/pp-head"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @Test
    void nobodyAgreesForAnotherAndNobodyFromOutside() {
        refused(HEAD, r -> r.body(CONSENT).put(PATH + "/profiles/pp-deputy"), 403, "NOT_YOUR_PROFILE");
        refused(MEMBER, r -> r.post(PATH + "/profiles/pp-head/withdraw"), 403, "NOT_YOUR_PROFILE");
        var unregistered = at("pp-unregistered", Roles.STATION_MEMBER);
        refused(unregistered, r -> r.body(CONSENT).put(PATH + "/profiles/pp-unregistered"), 409, "NOT_OF_THIS_STATION");
        var other = Tokens.of("pp-other")
                .at("340803062002")
                .roles(Roles.STATION_HEAD)
                .token();
        refused(other, r -> r.get(PATH + "/profiles/pp-deputy"), 404, "NOT_FOUND");
        refused(other, r -> r.post(PATH + "/profiles/pp-deputy/withdraw"), 404, "NOT_FOUND");
    }

    @Test
    void thePageIsTheOnlyThingThatIsOpen() {
        for (var path : List.of(
                "/workstations",
                PATH,
                PATH + "/members",
                PATH + "/appointments",
                PATH + "/issues",
                PATH + "/kpi",
                PATH + "/profiles/pp-deputy",
                "/member-groups")) refused(null, r -> r.get(path), 401, "UNAUTHENTICATED");
        for (var code : List.of("340803062999", "34080306200", "340803", "000000000000", "%27", "340899062001"))
            stranger()
                    .urlEncodingEnabled(false)
                    .get("/workstations/" + code + "/profile")
                    .then()
                    .statusCode(404)
                    .body("$", hasKey("traceId"));
        // another verb at the same address is no back door
        assertEquals(404, stranger().body("{}").post(PATH + "/profile").statusCode());
    }

    @Test
    void membersAreTheStationsOwnInGroupsThereAre() {
        as(MEMBER)
                .get(PATH + "/members")
                .then()
                .statusCode(200)
                .body("find { it.person == 'pp-member' }.groupName", is("居民队伍"));
        var other = Tokens.of("pp-other")
                .at("340803062002")
                .roles(Roles.STATION_DEPUTY)
                .token();
        refused(other, r -> r.get(PATH + "/members"), 404, "NOT_FOUND");
        var facts = Map.of("name", "谁", "group", "CHOIR");
        refused(other, r -> r.body(facts).put(PATH + "/members/x"), 404, "NOT_FOUND");
        refused(DEPUTY, r -> r.body(facts).put(PATH + "/members/x"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem("group"));
        admin().body(Map.of("name", "合唱队")).put("/member-groups/CHOIR").then().statusCode(200);
        as(DEPUTY).body(facts).put(PATH + "/members/x").then().statusCode(201);
        as(DEPUTY)
                .header("If-Match", "\"9\"")
                .body(facts)
                .put(PATH + "/members/x")
                .then()
                .statusCode(412);
        var admin = Tokens.of("pp-admin").roles(Roles.ADMIN).token();
        refused(admin, r -> r.body(Map.of("name", "x")).put("/member-groups/choir"), 400, "INVALID_FIELDS");
        for (int i = 3; i < 6; i++)
            admin().body(Map.of("name", "组" + i))
                    .put("/member-groups/G" + i)
                    .then()
                    .statusCode(200);
        refused(admin, r -> r.body(Map.of("name", "第七组")).put("/member-groups/G7"), 409, "TOO_MANY_GROUPS");
        as(MEMBER).get("/member-groups").then().body("", hasSize(6));
    }
}
