package org.chuishao.catalogue.holiday;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.as;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuishao.catalogue.People;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator imports each year's holidays. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CalendarIT {
    private static final String NOTICE = "国务院办公厅关于 2030 年部分节假日安排的通知（样例）";

    private static RequestSpecification admin(String district) {
        return as(Tokens.of("admin-liu").roles("admin").district(district));
    }

    private static Map<String, Object> day(String date, boolean off) {
        return Map.of("name", "样例", "date", date, "isOffDay", off);
    }

    /** Thirteen days off in January, the Saturday before worked. */
    private static List<Map<String, Object>> days(String year) {
        var days = new ArrayList<Map<String, Object>>();
        IntStream.rangeClosed(7, 19).forEach(d -> days.add(day("%s-01-%02d".formatted(year, d), true)));
        return days;
    }

    private static Map<String, Object> year(List<Map<String, Object>> days) {
        return Map.of("source", NOTICE, "days", days);
    }

    @Test
    void aYearThatWasMissingIsImportedReadAndTold() {
        clerkOf("340871").get("/calendar/2030").then().statusCode(404);
        var days = days("2030");
        days.add(day("2030-01-05", false));
        admin("340871")
                .body(year(days))
                .put("/calendar/2030")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith("/api/v1/calendar/2030"))
                .body("version", equalTo(1), "days[0].date", equalTo("2030-01-05"), "workingDays", equalTo(252));
        clerkOf("340871")
                .get("/calendar")
                .then()
                .statusCode(200)
                .body("year", hasItems(2025, 2026, 2030), "find { it.year == 2026 }.workingDays", equalTo(248));
        clerkOf("340872").get("/calendar/2030").then().statusCode(404);
        var told = await().until(
                        () -> TestBroker.received("calendar").stream()
                                .filter(e -> e.key().equals("340871/2030"))
                                .toList(),
                        events -> !events.isEmpty());
        assertEquals(
                List.of(),
                ApiSpecs.violations(told.getFirst().type(), told.getFirst().data()));
    }

    @Test
    void theSampleIsWhatIsTold() throws Exception {
        var sample = ApiSpecs.json(ApiSpecs.sample("calendar-year-changed.v1"));
        var days = days("2030");
        days.add(day("2030-01-05", false));
        admin("340873").body(year(days)).put("/calendar/2030").then().statusCode(201);
        var told = await().until(
                        () -> TestBroker.received("calendar").stream()
                                .filter(e -> e.key().equals("340873/2030"))
                                .toList(),
                        events -> !events.isEmpty());
        var data = new ObjectMapper().readTree(told.getFirst().data());
        var names = new ArrayList<String>();
        data.fieldNames().forEachRemaining(names::add);
        var expected = new ArrayList<String>();
        sample.fieldNames().forEachRemaining(expected::add);
        assertEquals(expected, names);
        assertEquals(sample.path("source"), data.path("source"));
        assertEquals(
                sample.path("days").get(1).path("offDay"),
                data.path("days").get(0).path("offDay"));
    }

    @Test
    void aShippedYearIsReplacedAndTheSameAgainIsNothingNew() {
        clerkOf("340874")
                .get("/calendar/2026")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0));
        admin("340874")
                .header("If-Match", "\"3\"")
                .body(year(days("2026")))
                .put("/calendar/2026")
                .then()
                .statusCode(412);
        for (int i = 0; i < 2; i++)
            admin("340874")
                    .body(year(days("2026")))
                    .put("/calendar/2026")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
        clerkOf("340874")
                .header("If-None-Match", "\"1\"")
                .get("/calendar/2026")
                .then()
                .statusCode(304);
        assertEquals(
                1,
                TestBroker.received("calendar").stream()
                        .filter(e -> e.key().equals("340874/2026"))
                        .count());
    }

    @Test
    void whatCannotBeCountedSaysWhoImportsItAndHowAndIsCountedOnceItWas() {
        People.departments("340875", "URBAN");
        var shift = Map.of(
                "organisation", "URBAN", "part", "ON_CALL", "days", "WORKING_DAYS", "from", "08:30", "to", "17:30");
        editorOf("340875")
                .body(Map.of("name", "值班", "area", "340875001", "shifts", List.of(shift)))
                .put("/on-call-rosters/R1")
                .then()
                .statusCode(201);
        var path = "/on-call-rosters/R1/now?at=2030-01-08T10:00:00%2B08:00";
        var refused = clerkOf("340875").urlEncodingEnabled(false).get(path).then();
        refused.statusCode(409)
                .body("code", equalTo("CALENDAR_YEAR_MISSING"), "year", equalTo(2030))
                .body("detail", containsString("PUT /api/v1/calendar/2030"));
        admin("340875").body(year(days("2030"))).put("/calendar/2030").then().statusCode(201);
        await().untilAsserted(() -> clerkOf("340875")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .body("workingDay", equalTo(false)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2031-01-07, true,  days[13].date
            2030-01-07, true,  days[13].date
            2030-01-07, false, days[13].date
            2030-01-08, false, days[13].date
            2030-01-21, false, days[13].date
            2030-02-30, true,  days[13].date
            """)
    void aDayNoYearHasIsRefused(String date, boolean off, String field) {
        var days = days("2030");
        days.add(day(date, off));
        admin("340876")
                .body(year(days))
                .put("/calendar/2030")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
        clerkOf("340876").get("/calendar/2030").then().statusCode(404);
    }

    @Test
    void aYearWithTooFewHolidaysIsNotWhole() {
        admin("340876")
                .body(year(days("2030").subList(0, 12)))
                .put("/calendar/2030")
                .then()
                .statusCode(400)
                .body("violations.field", contains("days"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"source\": \"s\"}",
                "{\"source\": \" \", \"days\": [{\"name\": \"n\", \"date\": \"2030-01-01\", \"isOffDay\": true}]}",
                "{\"source\": \"s\", \"days\": []}",
                "{\"source\": \"s\", \"days\": [null]}",
                "{\"source\": \"s\", \"days\": [{\"name\": \"n\", \"date\": \"2030-01-01\"}]}",
                "{\"source\": \"s\", \"days\": [{\"date\": \"2030-01-01\", \"isOffDay\": true}]}",
                "{\"source\": \"s\", \"days\": 3}",
                "{\"source\": \"s\", \"holidays\": []}",
            })
    void whatIsNoYearIsRefused(String body) {
        admin("340876").body(body).put("/calendar/2030").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999", "2101", "20260"})
    void aYearOutsideTheCenturyIsRefused(String year) {
        admin("340876").body(year(days("2030"))).put("/calendar/" + year).then().statusCode(400);
        clerkOf("340876").get("/calendar/" + year).then().statusCode(400);
    }
}
