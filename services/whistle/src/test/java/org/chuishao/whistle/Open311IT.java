package org.chuishao.whistle;

import static io.restassured.RestAssured.given;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Footprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any Open311 client can ask for what the catalogue offers; a station decides what becomes of it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class Open311IT {
    private static final String HERE = "?jurisdiction_id=340803";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static RequestSpecification open311() {
        return given().basePath("/open311/v2");
    }

    /** A good request with some fields changed; null leaves one out. */
    private static RequestSpecification form(Map<String, String> changes) {
        var form = new HashMap<>(Map.of(
                "api_key", "secret-of-tests",
                "service_code", PIPE,
                "description", "门前污水外溢，请尽快处理。",
                "address_string", "马山路18号",
                "lat", "30.51",
                "long", "117.03",
                "first_name", "小明",
                "last_name", "王",
                "phone", "13800005678",
                "email", "wang@example.org"));
        form.putAll(changes);
        form.values().removeIf("-"::equals);
        return open311()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form);
    }

    private static ValidatableResponse post(Map<String, String> changes) {
        return form(changes).post("/requests.json" + HERE).then();
    }

    private static String posted() {
        return post(Map.of()).statusCode(201).extract().path("[0].service_request_id");
    }

    @Test
    void theServicesAreTheCataloguesItems() {
        open311()
                .get("/services.json" + HERE)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("service_code", hasItems(PIPE, COLLAPSE), "metadata", everyItem(is(false)));
        open311()
                .get("/services.xml" + HERE)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/xml"))
                .body("services.service.find { it.service_code == '" + PIPE + "' }.service_name", is("排水管破裂"));
        open311()
                .get("/services/" + PIPE + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("service_code", is(PIPE));
        open311()
                .get("/services/" + PIPE + ".xml" + HERE)
                .then()
                .statusCode(200)
                .body("service_definition.service_code", is(PIPE));
        open311()
                .get("/services.json?jurisdiction_id=340811")
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Test
    void whatIsPostedIsADraftAtTheStationAndAPersonBlowsIt() {
        var number = posted();
        String id = as(DEPUTY)
                .get("/whistles?number=" + number)
                .then()
                .body(
                        "items[0].stage",
                        is("DRAFT"),
                        "items[0].channel",
                        is("OPEN311"),
                        "items[0].station.code",
                        is(STATION))
                .body("items[0].resident.name", is("王**"), "items[0].moves", hasItems("blow", "withdraw"))
                .extract()
                .path("items[0].id");
        open311()
                .get("/requests/" + number + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("[0].status", is("open"), "[0].status_notes", is("工作站研判中"), "[0].service_code", is(PIPE));
        as(DEPUTY).post("/whistles/" + id + "/blow").then().statusCode(200).body("stage", is("DISPATCHED"));
        open311()
                .get("/requests/" + number + ".json" + HERE)
                .then()
                .body(
                        "[0].status",
                        is("open"),
                        "[0].status_notes",
                        is("已派单"),
                        "[0].agency_responsible",
                        is("HOUSING局"));
        as(DEPUTY)
                .body(Map.of("note", "居民已自行修复。"))
                .post("/whistles/" + id + "/withdraw")
                .then()
                .statusCode(200);
        open311()
                .get("/requests.xml" + HERE + "&service_request_id=" + number)
                .then()
                .body(
                        "service_requests.request.status",
                        is("closed"),
                        "service_requests.request.address",
                        is("马山路18号"));
    }

    @Test
    void nothingAnybodyWroteAndNobodysNameComesOut() {
        var number = posted();
        raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
        for (var path :
                new String[] {"/requests.json" + HERE, "/requests.xml" + HERE, "/requests/" + number + ".json" + HERE
                }) {
            var answer = open311().get(path).asString();
            for (var secret : new String[] {"小明", "13800005678", "wang@", "污水外溢"})
                assertFalse(answer.contains(secret), path + " tells " + secret);
        }
        // a station's own whistles are no requests of the public
        open311()
                .get("/requests.json" + HERE)
                .then()
                .body("service_name", not(empty()), "service_request_id", hasItem(number));
        String own = raise(DEPUTY, Map.of()).extract().path("number");
        open311()
                .get("/requests/" + own + ".json" + HERE)
                .then()
                .statusCode(404)
                .body("[0].code", is(404));
    }

    @Test
    void listsAreFilteredAsTheStandardSays() {
        var number = posted();
        for (var query : new String[] {
            "&service_request_id=" + number,
            "&service_request_id=" + number + ",nobody",
            "&status=open",
            "&service_code=" + PIPE,
            "&start_date=2026-11-01T00:00:00Z&end_date=2026-12-01T00:00:00Z"
        })
            open311()
                    .get("/requests.json" + HERE + query)
                    .then()
                    .statusCode(200)
                    .body("service_request_id", hasItem(number));
        for (var query : new String[] {
            "&service_request_id=nobody",
            "&status=closed",
            "&service_code=" + COLLAPSE,
            "&end_date=2026-11-01T00:00:00Z"
        })
            open311()
                    .get("/requests.json" + HERE + query)
                    .then()
                    .statusCode(200)
                    .body("service_request_id", not(hasItem(number)));
        open311()
                .get("/requests.json?jurisdiction_id=340811")
                .then()
                .statusCode(200)
                .body("$", empty());
        open311()
                .get("/tokens/" + number + ".json" + HERE)
                .then()
                .statusCode(200)
                .body("[0].service_request_id", is(number));
    }

    @Test
    void aPlaceThatIsNamedFindsItsStation() {
        String number = post(Map.of("address_id", OTHER_STATION, "lat", "-", "long", "-"))
                .statusCode(201)
                .extract()
                .path("[0].service_request_id");
        as(OTHER_DEPUTY).get("/whistles?number=" + number).then().body("items.station.code", contains(OTHER_STATION));
        as(DEPUTY).get("/whistles?number=" + number).then().body("items", empty());
    }

    @Test
    void aResidentIsKeptOnlyWhoCanBeCalledBack() {
        for (var changes : new Map[] {Map.of("phone", "-"), Map.of("first_name", "-", "last_name", "-")}) {
            @SuppressWarnings("unchecked")
            String number = post(changes).statusCode(201).extract().path("[0].service_request_id");
            as(DEPUTY).get("/whistles?number=" + number).then().body("items[0]", not(hasKey("resident")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api_key, -, 403",
        "api_key, wrong, 403",
        "service_code, -, 400",
        "service_code, NOBODYS, 404",
        "description, -, 400",
        "description, ' ', 400",
        "lat, -, 400",
        "lat, 91, 400",
        "long, 1e5, 400",
        "long, east, 400",
        "phone, unknown, 400",
        "address_id, NOWHERE, 400",
    })
    void requestsThatAreWrong(String field, String value, int status) {
        var before = Footprint.of(database);
        post(Map.of(field, value))
                .statusCode(status)
                .body("[0].code", is(status), "[0].description", not(emptyString()));
        form(Map.of(field, value))
                .post("/requests.xml" + HERE)
                .then()
                .statusCode(status)
                .body("errors.error.code", is(String.valueOf(status)));
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void textThatIsTooLongOrNoTextIsRefused() {
        var before = Footprint.of(database);
        post(Map.of("description", "长".repeat(4001))).statusCode(400);
        post(Map.of("description", "a\u0000b")).statusCode(400);
        post(Map.of("first_name", "a\u0007b")).statusCode(400);
        post(Map.of("address_string", "长".repeat(201))).statusCode(400);
        assertEquals(before, Footprint.of(database));
        post(Map.of("description", "长".repeat(4000))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services.json",
                "/requests.json",
                "/requests.json?jurisdiction_id=3408",
                "/requests.json?jurisdiction_id=everywhere",
                "/requests.json?jurisdiction_id=340803&start_date=yesterday",
                "/services/NOBODYS.json?jurisdiction_id=340803",
                "/requests/NOBODYS.json?jurisdiction_id=340803",
                "/tokens/NOBODYS.json?jurisdiction_id=340803",
                "/requests.json?jurisdiction_id=340803&colour=red",
                "/services.pdf",
                "/nothing.json"
            })
    void readingThatIsWrong(String path) {
        open311().get(path).then().statusCode(anyOf(is(400), is(404)));
    }

    @Test
    void aKeyOpensOnlyItsOwnDistrict() {
        var before = Footprint.of(database);
        form(Map.of()).post("/requests.json?jurisdiction_id=340811").then().statusCode(403);
        assertEquals(before, Footprint.of(database));
    }
}
