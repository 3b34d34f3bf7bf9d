package org.chuishao.workstation.appointment;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.workstation.issue.Village.*;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AppointmentIT {
    private static final String ADMIN = Tokens.of("app-admin").roles("admin").token();
    /** Each test a station of its own, so that their histories do not meet. */
    private static final String[] STATIONS =
            IntStream.range(100, 106).mapToObj(i -> "340803008" + i).toArray(String[]::new);

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void thereAreStations() {
        stations(STATIONS);
    }

    private static String of(int station) {
        return "/workstations/" + STATIONS[station] + "/appointments";
    }

    private static ValidatableResponse appoint(int station, String role, String person, String from, String to) {
        var body = new HashMap<>(
                Map.of("role", role, "person", person, "name", person + "同志", "position", "副区长", "from", from));
        if (to != null) body.put("to", to);
        return as(ADMIN).body(body).post(of(station)).then();
    }

    private static ValidatableResponse appointAfterGap(int station, String person, String from) {
        var body = Map.of(
                "role",
                "HEAD",
                "person",
                person,
                "name",
                person,
                "position",
                "副区长",
                "from",
                from,
                "gapReason",
                "干部调整空档");
        return as(ADMIN).body(body).post(of(station)).then();
    }

    @Test
    void exactlyOneHeadAndOneDeputyAtATimeAndTheHistoryStays() {
        var first = appoint(0, "HEAD", "chen", "2025-01-01", null)
                .statusCode(201)
                .extract()
                .<String>path("id");
        appoint(0, "DEPUTY_HEAD", "li", "2025-01-01", null).statusCode(201);
        appoint(0, "HEAD", "zhou", "2026-03-01", null)
                .statusCode(409)
                .body("code", is("APPOINTMENT_OVERLAP"), "appointment.person", is("chen"));
        as(ADMIN)
                .body(Map.of("to", "2026-02-01"))
                .post(of(0) + "/" + first + "/end")
                .then()
                .statusCode(200)
                .body("to", is("2026-02-01"), "version", is(1));
        appoint(0, "HEAD", "zhou", "2026-03-01", null).statusCode(409).body("code", is("APPOINTMENT_GAP"));
        appointAfterGap(0, "zhou", "2026-03-01").statusCode(201).body("gapReason", is("干部调整空档"));
        as(MEMBER)
                .get(of(0))
                .then()
                .statusCode(200)
                .body("head.person", is("zhou"), "deputy.person", is("li"), "items", hasSize(3))
                .body("gaps", hasSize(1), "gaps[0].role", is("HEAD"))
                .body("gaps[0].from", is("2026-02-01"), "gaps[0].to", is("2026-03-01"));
    }

    @Test
    void aVacancyIsShownAndWhoComesLaterIsNotYetHead() {
        appoint(1, "HEAD", "chen", "2025-01-01", "2026-10-01").statusCode(201);
        appointAfterGap(1, "zhou", "2027-01-01").statusCode(201);
        as(MEMBER)
                .get(of(1))
                .then()
                .body("head", nullValue(), "gaps[0].from", is("2026-10-01"), "gaps[0].to", nullValue());
    }

    @Test
    void anAppointmentJoinsTheOneBeforeAndTheOneAfter() {
        appoint(5, "HEAD", "chen", "2025-01-01", "2025-07-01").statusCode(201);
        appointAfterGap(5, "zhou", "2026-01-01").statusCode(201);
        appoint(5, "HEAD", "wu", "2025-07-01", "2025-12-31").statusCode(409).body("code", is("APPOINTMENT_GAP"));
        appoint(5, "HEAD", "wu", "2025-07-02", "2026-01-01").statusCode(409).body("code", is("APPOINTMENT_GAP"));
        appoint(5, "HEAD", "wu", "2025-07-01", "2026-01-01").statusCode(201);
        appoint(5, "HEAD", "xu", "2024-06-01", "2024-12-31").statusCode(409).body("code", is("APPOINTMENT_GAP"));
        as(MEMBER).get(of(5)).then().body("gaps.findAll { it.role == 'HEAD' }", hasSize(0));
    }

    @Test
    void nobodyHoldsTwoOfficesOfOneStationAtOnce() {
        appoint(2, "HEAD", "chen", "2025-01-01", "2026-01-01").statusCode(201);
        appoint(2, "DEPUTY_HEAD", "chen", "2025-06-01", null).statusCode(409).body("code", is("PERSON_TWICE"));
        appoint(2, "DEPUTY_HEAD", "chen", "2026-01-01", null).statusCode(201);
    }

    @Test
    void ofManyAtOnceOneIsAppointed() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(() -> appoint(3, "HEAD", "p" + i, "2026-01-01", null)
                            .extract()
                            .statusCode()))
                    .toList();
            int made = 0;
            for (var one : asked) if (one.get() == 201) made++;
            assertEquals(1, made);
        }
        as(MEMBER).get(of(3)).then().body("items", hasSize(1));
    }

    /** Positive control of the rule above: the table itself refuses, whoever writes to it. */
    @Test
    void theDatabaseRefusesAnOverlap() throws SQLException {
        var sql = """
                insert into appointment (district, id, station_code, role, person, name, position, from_day, to_day,
                                         recorded_at, recorded_by, version)
                values ('340803', gen_random_uuid(), ?, ?, ?, 'n', 'p', ?::date, ?::date, now(), 'test', 0)""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            String[][] rows = {
                {"HEAD", "a", "2025-01-01", "2026-01-01", "kept"},
                {"HEAD", "b", "2026-01-01", null, "kept"},
                {"HEAD", "c", "2025-12-31", "2026-01-02", "23P01"},
                {"DEPUTY_HEAD", "b", "2026-06-01", null, "23P01"},
                {"DEPUTY_HEAD", "d", "2026-06-01", null, "kept"},
                {"DEPUTY_HEAD", "e", "2026-06-01", "2026-06-01", "23514"},
            };
            for (var row : rows) {
                insert.setString(1, STATIONS[4]);
                for (int i = 0; i < 4; i++) insert.setString(i + 2, row[i]);
                if (row[4].equals("kept")) insert.executeUpdate();
                else
                    assertEquals(
                            row[4],
                            assertThrows(SQLException.class, insert::executeUpdate)
                                    .getSQLState());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "from": "2026-01-01", "to": "2026-01-01" | to
            "from": "2026-01-01", "to": "2025-12-31" | to
            "from": "1889-01-01"                     | from
            "from": "2026-02-30"                     | from
            "from": "2026-01-01", "to": "9999-01-01" | to
            "from": "2026-01-01", "since": "x"       | since
            """)
    void datesAreHeldToWhatCanBe(String dates, String field) {
        var body = """
                {"role": "HEAD", "person": "x", "name": "x", "position": "x", %s}""".formatted(dates);
        refused(ADMIN, r -> r.body(body).post(of(5)), 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @Test
    void anEndLiesWithinTheAppointment() {
        var id = appoint(5, "DEPUTY_HEAD", "li", "2025-01-01", "2026-01-01")
                .extract()
                .<String>path("id");
        for (var to : new String[] {"2025-01-01", "2026-01-02", "+999999999-01-01"})
            refused(ADMIN, r -> r.body(Map.of("to", to)).post(of(5) + "/" + id + "/end"), 400, "INVALID_FIELDS");
        refused(ADMIN, r -> r.body(Map.of("to", "2025-06-01")).post(of(0) + "/" + id + "/end"), 404, "NOT_FOUND");
        refused(ADMIN, r -> r.get("/workstations/340803008199/appointments"), 404, "NOT_FOUND");
    }
}
