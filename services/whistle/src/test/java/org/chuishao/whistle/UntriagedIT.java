package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.Test;

/** An emergency nobody triages goes to the duty department; what waits for an answer, or for no emergency, does not. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class UntriagedIT {
    @Inject
    TravelClock clock;

    @Inject
    AgroalDataSource database;

    @Test
    void itWaitsAsLongAsItsPolicySays() {
        var here = "340884";
        var station = here + "001002";
        tell(here, "workstation", station, "workstation-changed.v1", """
                {"code": "%s", "name": "城关社区红领工作站", "active": true}""".formatted(station));
        tell(here, "organisation", "EMERGENCY-MGMT", "organisation-changed.v1", """
                {"code": "EMERGENCY-MGMT", "name": "应急管理局", "kind": "DEPARTMENT", "active": true}""");
        onlyMembersBlow("EMERGENCY", here, 30, "URGENT_MINUTE");
        var member = Tokens.of("member")
                .district(here)
                .at(station)
                .roles(Roles.STATION_MEMBER)
                .token();
        var today = clock.instant();
        String id = await().until(
                        () -> raise(member, Map.of("kind", "EMERGENCY", "stationCode", station))
                                .extract(),
                        raised -> raised.statusCode() == 201 && "members-only".equals(raised.path("policy")))
                .path("id");
        String reminders = "lines.findAll { it.move == 'TRIAGE_REMINDED' }";
        try {
            clock.travelTo(today.plus(Duration.ofMinutes(28)));
            // the same job has reminded its centre twice: it has looked
            await().untilAsserted(() ->
                    as(member).get("/whistles/" + id + "/timeline").then().body(reminders, hasSize(2)));
            as(member).get("/whistles/" + id).then().body("stage", is("SUBMITTED"));
            clock.travelTo(today.plus(Duration.ofMinutes(32)));
            await().untilAsserted(() -> as(member).get("/whistles/" + id).then().body("stage", is("DISPATCHED")));
        } finally {
            clock.travelTo(today);
        }
    }

    private static void tell(String district, String aggregate, String code, String type, String data) {
        TestBroker.send(UUID.randomUUID(), district, aggregate, district + "/" + code, type, data);
    }

    @Test
    void nobodyTriagedItInTime() {
        publishPapers();
        TestBroker.send("organisation", "340803/EMERGENCY-MGMT", "organisation-changed.v1", """
                {"code": "EMERGENCY-MGMT", "name": "应急管理局", "kind": "DEPARTMENT", "active": true}""");
        var today = clock.instant();
        String waits = raise(MEMBER, Map.of("kind", "EMERGENCY"))
                .statusCode(201)
                .body("stage", is("SUBMITTED"))
                .extract()
                .path("id");
        String asked = raise(MEMBER, Map.of("kind", "EMERGENCY")).extract().path("id");
        as(DISPATCHER)
                .body(Map.of("note", "在哪里？"))
                .post("/whistles/" + asked + "/ask")
                .then()
                .statusCode(200);
        String routine = raise(DEPUTY, Map.of()).extract().path("id");
        try {
            clock.travelTo(today.plus(Duration.ofMinutes(11)));
            awaitStage(waits, "DISPATCHED");
            as(DISPATCHER)
                    .get("/whistles/" + waits)
                    .then()
                    .body("departments.find { it.role == 'LEAD' }.organisation", is("EMERGENCY-MGMT"));
            as(DEPUTY)
                    .get("/whistles/" + waits + "/timeline")
                    .then()
                    .body("lines.find { it.move == 'DISPATCH' }.by", containsString("untriaged emergency"));
            // answered only now, it waits anew
            as(MEMBER)
                    .body(Map.of("note", "马山路"))
                    .post("/whistles/" + asked + "/answer")
                    .then()
                    .statusCode(200);
            awaitStage(routine, "SUBMITTED");
            awaitStage(asked, "SUBMITTED");
            clock.travelTo(today.plus(Duration.ofMinutes(22)));
            await().untilAsserted(() ->
                    as(DISPATCHER).get("/whistles/" + asked).then().body("stage", is("DISPATCHED")));
            awaitStage(routine, "SUBMITTED");
        } finally {
            clock.travelTo(today);
        }
    }

    /** Who is on site stays, a ruling binds, and who was found not to be responsible is not called again. */
    @Test
    void afterAReturnNobodyIsTakenAwayOrCalledAgainstWhatWasFound() {
        publishPapers();
        TestBroker.send("organisation", "340803/EMERGENCY-MGMT", "organisation-changed.v1", """
                {"code": "EMERGENCY-MGMT", "name": "应急管理局", "kind": "DEPARTMENT", "active": true}""");
        String onSite = emergency();
        String ruled = emergency();
        var ruling = ApiSpecs.sample("ruling-made.v1")
                .replaceAll("\"rulingId\": \"[^\"]*\"", "\"rulingId\": \"" + UUID.randomUUID() + '"')
                .replaceAll("\"whistleId\": \"[^\"]*\"", "\"whistleId\": \"" + ruled + '"')
                .replaceAll("\"responsible\": \"[^\"]*\"", "\"responsible\": \"URBAN\"");
        TestBroker.send("ruling", ruled, "ruling-made.v1", ruling);
        await().until(() -> Sql.of("select 1 from known_ruling where whistle_id = ?", UUID.fromString(ruled))
                .first(database, row -> true)
                .isPresent());
        var today = clock.instant();
        try {
            for (var id : List.of(onSite, ruled)) {
                assignment(id, "FIRE", "ASSIST", "assignment-checked-in.v1", "CHECKED_IN", "");
                assignment(id, "HOUSING", "assignment-returned.v1", "RETURNED", "");
                awaitStage(id, "SUBMITTED");
            }
            clock.travelTo(today.plus(Duration.ofMinutes(12)));
            for (var id : List.of(onSite, ruled)) awaitStage(id, "DISPATCHED");
            departments(onSite, "EMERGENCY-MGMT LEAD PENDING", "FIRE ASSIST CHECKED_IN", "HOUSING LEAD RETURNED");
            departments(ruled, "FIRE ASSIST CHECKED_IN", "HOUSING LEAD RETURNED", "URBAN LEAD PENDING");

            assignment(onSite, "EMERGENCY-MGMT", "assignment-returned.v1", "RETURNED", "");
            awaitStage(onSite, "SUBMITTED");
            String other = raise(MEMBER, Map.of("kind", "EMERGENCY")).extract().path("id");
            clock.travelTo(today.plus(Duration.ofMinutes(24)));
            awaitStage(other, "DISPATCHED");
            as(DISPATCHER).get("/whistles/" + onSite).then().body("stage", is("SUBMITTED"));
        } finally {
            clock.travelTo(today);
        }
    }

    private static String emergency() {
        return raise(MEMBER, Map.of("kind", "EMERGENCY", "itemCode", COLLAPSE))
                .statusCode(201)
                .body("departments.organisation", contains("HOUSING", "FIRE"))
                .extract()
                .path("id");
    }

    private static void departments(String id, String... expected) {
        as(DISPATCHER)
                .get("/whistles/" + id)
                .then()
                .body(
                        "departments.collect { it.organisation + ' ' + it.role + ' ' + it.stage }",
                        containsInAnyOrder(expected));
    }

    /** Whoever took over has its duty, too. */
    @Test
    void aDutyDepartmentThatWasMergedIsFollowed() {
        var here = "340886";
        var station = here + "001002";
        tell(here, "workstation", station, "workstation-changed.v1", """
                {"code": "%s", "name": "城关社区红领工作站", "active": true}""".formatted(station));
        tell(here, "organisation", "SAFETY", "organisation-changed.v1", """
                {"code": "SAFETY", "name": "应急消防局", "kind": "DEPARTMENT", "active": true}""");
        tell(here, "organisation", "EMERGENCY-MGMT", "organisation-changed.v1", """
                {"code": "EMERGENCY-MGMT", "name": "应急管理局", "kind": "DEPARTMENT", "active": false, "successor": "SAFETY"}""");
        var member = Tokens.of("member")
                .district(here)
                .at(station)
                .roles(Roles.STATION_MEMBER)
                .token();
        String id = await().until(
                        () -> raise(member, Map.of("kind", "EMERGENCY", "stationCode", station))
                                .extract(),
                        raised -> raised.statusCode() == 201)
                .path("id");
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(Duration.ofMinutes(11)));
            await().untilAsserted(() ->
                    as(member).get("/whistles/" + id).then().body("departments.organisation", contains("SAFETY")));
        } finally {
            clock.travelTo(today);
        }
    }
}
