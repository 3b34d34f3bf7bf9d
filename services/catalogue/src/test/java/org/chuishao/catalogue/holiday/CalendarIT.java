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
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private static final String STANDARD = "08:30-12:00,14:00-17:30";
    private static final List<Map<String, String>> SUMMER = List.of(
            season("2030-01-01", STANDARD),
            season("2030-06-01", "08:00-12:00,15:00-18:00"),
            season("2030-10-01", STANDARD));

    @Inject
    AgroalDataSource database;

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

    private static Map<String, Object> withHours(List<Map<String, String>> hours, List<Map<String, Object>> days) {
        return Map.of("source", NOTICE, "days", days, "workingHours", hours);
    }

    private static Map<String, String> season(String from, String hours) {
        return Map.of("from", from, "hours", hours);
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
        admin("340873")
                .body(withHours(SUMMER, days))
                .put("/calendar/2030")
                .then()
                .statusCode(201);
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
        assertEquals(sample.path("workingHours"), data.path("workingHours"));
    }

    @Test
    void aYearHasTheStandardHoursOrItsOwn() {
        String here = "340834";
        clerkOf(here).get("/calendar/2026").then().body("workingHours.hours", contains(STANDARD));
        imports(here, year(days("2030")), 201, 1).body("workingHours[0].from", equalTo("2030-01-01"));
        clerkOf(here).get("/calendar/2030").then().body("workingHours.hours", contains(STANDARD));
        // what it has is nothing new
        imports(here, withHours(List.of(season("2030-01-01", STANDARD)), days("2030")), 200, 1);
        imports(here, withHours(List.of(), days("2030")), 200, 1);
        imports(here, withHours(SUMMER, days("2030")), 200, 2);
        clerkOf(here)
                .get("/calendar/2030")
                .then()
                .body("workingHours.from", contains("2030-01-01", "2030-06-01", "2030-10-01"))
                .body("workingHours.hours", contains(STANDARD, "08:00-12:00,15:00-18:00", STANDARD))
                .body("workingDays", equalTo(251));
        // written with a space they are the same hours
        var spaced = SUMMER.stream()
                .map(s -> season(s.get("from"), s.get("hours").replace(",", ", ")))
                .toList();
        imports(here, withHours(spaced, days("2030")), 200, 2);
        imports(here, year(days("2030")), 200, 3).body("workingHours.hours", contains(STANDARD));
    }

    @Test
    void aYearThatWasKeptBeforeHoursWereHasTheStandardOnes() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into calendar_year (district, year, version, source, days)
                        values ('340835', 2030, 4, 's', '[{"name": "元旦", "date": "2030-01-01", "offDay": true}]')""")) {
            insert.executeUpdate();
        }
        clerkOf("340835")
                .get("/calendar/2030")
                .then()
                .statusCode(200)
                .body("version", equalTo(4), "workingHours.hours", contains(STANDARD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2030-02-01 09:00-17:00                                             | [0].from  | first day of the year
            2031-01-01 09:00-17:00                                             | [0].from  | first day of the year
            2030-01-01 09:00-17:00; 2031-06-01 09:00-17:00                     | [1].from  | Not a day of 2030
            2030-01-01 09:00-17:00; 2029-06-01 09:00-17:00                     | [1].from  | Not a day of 2030
            2030-01-01 09:00-17:00; 2030-01-01 09:00-16:00                     | [1].from  | in order
            2030-01-01 09:00-17:00; 2030-06-01 9:00-16:00; 2030-05-01 09:00-16:00 | [1].hours | written like
            2030-01-01 09:00-17:00; 2030-06-01 09:00-16:00; 2030-05-01 09:00-16:00 | [2].from | in order
            2030-01-01 17:00-09:00                                             | [0].hours | opens before it closes
            2030-01-01 09:00-09:00                                             | [0].hours | opens before it closes
            2030-01-01 09:00-12:00,11:59-17:00                                 | [0].hours | opens before it closes
            2030-01-01 14:00-17:00,09:00-12:00                                 | [0].hours | opens before it closes
            2030-01-01 09:00-24:00                                             | [0].hours | written like
            2030-01-01 09:00                                                   | [0].hours | written like
            2030-01-01 09:00-12:00,                                            | [0].hours | written like
            2030-01-01 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00 | [0].hours | written like
            2030-01-01                                                         | [0].hours | written like
            """)
    void hoursNobodyCanCountByAreRefused(String seasons, String field, String why) {
        var hours = Stream.of(seasons.split("; "))
                .map(s -> season(s.substring(0, 10), s.substring(10).strip()))
                .toList();
        admin("340876")
                .header("Accept-Language", "en")
                .body(withHours(hours, days("2030")))
                .put("/calendar/2030")
                .then()
                .statusCode(400)
                .body("violations.field", contains("workingHours" + field))
                .body("violations[0].message", containsString(why));
        clerkOf("340876").get("/calendar/2030").then().statusCode(404);
    }

    @Test
    void aYearHasTwelveSeasonsAtMost() {
        var monthly = IntStream.rangeClosed(1, 12)
                .mapToObj(m -> season("2030-%02d-01".formatted(m), "09:00-17:00"))
                .toList();
        var more = new ArrayList<>(monthly);
        more.add(season("2030-12-15", "09:00-17:00"));
        admin("340834")
                .body(withHours(more, days("2030")))
                .put("/calendar/2030")
                .then()
                .statusCode(400)
                .body("violations.field", contains("workingHours"));
        admin("340836")
                .body(withHours(monthly, days("2030")))
                .put("/calendar/2030")
                .then()
                .statusCode(201)
                .body("workingHours.size()", equalTo(12));
    }

    private static ValidatableResponse imports(String district, Map<String, Object> year, int status, int version) {
        return admin(district)
                .body(year)
                .put("/calendar/2030")
                .then()
                .statusCode(status)
                .body("version", equalTo(version));
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
                "{\"source\": \"s\", \"days\": [], \"workingHours\": [null]}",
                "{\"source\": \"s\", \"workingHours\": [{\"from\": \"2030-01-01\"}]}",
                "{\"source\": \"s\", \"workingHours\": [{\"hours\": \"09:00-17:00\"}]}",
                "{\"source\": \"s\", \"workingHours\": \"09:00-17:00\"}",
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
