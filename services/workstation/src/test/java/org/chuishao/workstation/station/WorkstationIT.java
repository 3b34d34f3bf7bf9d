package org.chuishao.workstation.station;

import static org.awaitility.Awaitility.await;
import static org.chuishao.workstation.People.admin;
import static org.chuishao.workstation.People.adminOf;
import static org.chuishao.workstation.People.member;
import static org.chuishao.workstation.People.memberOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.TestBroker.Received;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WorkstationIT {
    @Inject
    EntityManagerFactory sessions;

    private static Map<String, Object> station(String code, Object... more) {
        var station = new HashMap<String, Object>(Map.of(
                "code",
                code,
                "name",
                "红领工作站" + code,
                "streetCode",
                code.substring(0, Math.min(9, code.length())),
                "village",
                "某社区",
                "address",
                "党群服务中心"));
        for (int i = 0; i < more.length; i += 2) station.put((String) more[i], more[i + 1]);
        return station;
    }

    private static List<Received> events(String key) {
        return TestBroker.received("workstation").stream()
                .filter(e -> e.key().equals(key))
                .toList();
    }

    @Test
    void everyChangeIsAVersionAndAnEventAndNothingElseIs() {
        var code = "340803001002";
        admin().body(station(code, "officeHours", "全天", "phone", "0556-5550123"))
                .put("/workstations/" + code)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/workstations/" + code))
                .header("ETag", "\"1\"")
                .body("phone", equalTo("0556-5550123"), "officeHours", equalTo("全天"), "active", equalTo(true));
        admin().body(station(code, "officeHours", "全天", "phone", "0556-5550123"))
                .put("/workstations/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        admin().header("If-Match", "\"1\"")
                .body(station(code, "active", false))
                .put("/workstations/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(2), "phone", nullValue());
        admin().header("If-Match", "\"1\"")
                .body(station(code))
                .put("/workstations/" + code)
                .then()
                .statusCode(412);
        member().header("If-None-Match", "\"2\"")
                .get("/workstations/" + code)
                .then()
                .statusCode(304);
        member().header("If-None-Match", "\"1\"")
                .get("/workstations/" + code)
                .then()
                .statusCode(200);

        var told = await().until(() -> events("340803/" + code), events -> events.size() >= 2);
        assertEquals(2, told.size());
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        assertEquals(false, ApiSpecs.json(told.getLast().data()).get("active").asBoolean());
    }

    @Test
    void aStationLiesInItsStreetAndItsStreetInTheDistrict() {
        for (var code : List.of("340804001002", "34080300100", "3408030010022", "34080300100X"))
            admin().body(station("340803001099", "code", code))
                    .put("/workstations/" + code)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_FIELDS"));
        admin().body(station("340803001099", "streetCode", "340803002"))
                .put("/workstations/340803001099")
                .then()
                .statusCode(400)
                .body("violations.field", contains("streetCode"));
        admin().body(station("340803001098"))
                .put("/workstations/340803001099")
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
    }

    @Test
    void anotherDistrictsStationsAreNotThere() {
        admin().body(station("340803009001"))
                .put("/workstations/340803009001")
                .then()
                .statusCode(201);
        memberOf("340804").get("/workstations/340803009001").then().statusCode(404);
        memberOf("340804").get("/workstations?streetCode=340803009").then().body("items", empty());
        adminOf("340804")
                .body(station("340803009001"))
                .put("/workstations/340803009001")
                .then()
                .statusCode(400);
    }

    @Test
    void pagesNeitherSkipNorRepeatWhateverIsAddedMeanwhile() {
        for (int i = 1; i <= 5; i++)
            adminOf("340810").body(station("34081000100" + i)).put("/workstations/34081000100" + i);
        adminOf("340810").body(station("340810002001", "active", false)).put("/workstations/340810002001");
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = memberOf("340810")
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/workstations?limit=2&streetCode=340810001")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.code"));
            cursor = page.getString("next");
            adminOf("340810").body(station("340810001000")).put("/workstations/340810001000");
        } while (cursor != null);
        assertEquals(List.of("340810001001", "340810001002", "340810001003", "340810001004", "340810001005"), seen);
        memberOf("340810").get("/workstations?active=false").then().body("items.code", contains("340810002001"));
    }

    @Test
    void aBatchIsKeptAsAWholeOrNotAtAll() {
        var key = UUID.randomUUID().toString();
        var stations = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> station("340811001%03d".formatted(i)))
                .toList());
        stations.set(7, station("340811001006", "streetCode", "340811009"));
        adminOf("340811")
                .body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("workstations[7].streetCode", "workstations[7].code"));
        memberOf("340811").get("/workstations").then().body("items", empty());

        stations.set(7, station("340811001007"));
        var statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        adminOf("340811")
                .header("Idempotency-Key", key)
                .body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .statusCode(200)
                .body("created", equalTo(200));
        assertTrue(statistics.getPrepareStatementCount() < 12, "statements: " + statistics.getPrepareStatementCount());
        adminOf("340811")
                .header("Idempotency-Key", key)
                .body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .header("Idempotency-Replayed", "true")
                .body("created", equalTo(200));
        adminOf("340811")
                .body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .body("created", equalTo(0), "unchanged", equalTo(200));
        statistics.clear();
        memberOf("340811").get("/workstations?limit=200").then().body("items", hasSize(200));
        assertEquals(1, statistics.getPrepareStatementCount());
    }
}
