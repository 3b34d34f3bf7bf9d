package org.chuishao.workstation.meeting;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.workstation.Villagers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Wednesday 2026-11-18, 10:00; each story has a station of its own. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class MeetingIT {
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    @Inject
    MeetingCalendarJob calendar;

    @Inject
    MeetingFigures figures;

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @AfterEach
    void comeBack() {
        clock.travelTo(TODAY);
    }

    private static ValidatableResponse post(RequestSpecification who, String path, Object body) {
        return who.body(body).post(path).then();
    }

    private static String special(Villagers village, String startsAt) {
        return post(
                        village.deputy(),
                        "/meetings",
                        Map.of(
                                "stationCode",
                                village.station(),
                                "kind",
                                "SPECIAL",
                                "title",
                                "停车难专项会",
                                "reason",
                                "三次吹哨未根治",
                                "startsAt",
                                startsAt,
                                "place",
                                "二楼会议室"))
                .statusCode(201)
                .body("stage", equalTo("SCHEDULED"))
                .extract()
                .path("id");
    }

    private static Map<String, Object> held() {
        return Map.of(
                "chair",
                "陈立新",
                "attendance",
                List.of(
                        Map.of("name", "陈立新", "unit", "马山社区", "present", true),
                        Map.of("name", "赵刚", "unit", "区城管局", "present", false)));
    }

    private static Map<String, Object> resolved(String what, Object due) {
        var resolved = new HashMap<String, Object>(Map.of("what", what, "owner", "赵刚", "ownerUnit", "区城管局"));
        if (due != null) resolved.put("due", due);
        return resolved;
    }

    private static Map<String, Object> minutes(String text, Object... resolutions) {
        return Map.of("text", text, "resolutions", List.of(resolutions));
    }

    private String monthly(Villagers village) {
        calendar.run();
        return village.member()
                .get("/meetings?kind=MONTHLY_DISPATCH&period=2026-11&stationCode=" + village.station())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private void sql(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whistle as its events would have left it. */
    private UUID whistle(Villagers village, String number, String stage, int cycle, boolean special) {
        var id = UUID.randomUUID();
        sql("""
                insert into known_whistle (district, id, number, kind, station_code, title, stage, cycle, blown_at, special)
                values (?, ?, ?, 'ROUTINE', ?, ?, ?, ?, now(), ?)""", village.district(), id, number, village.station(), "哨" + number, stage, cycle, special);
        return id;
    }

    private void duty(Villagers village, UUID whistle, String due, String disputed) {
        sql("""
                insert into known_duty (district, whistle_id, cycle, organisation, role, stage, due_at, disputed_at)
                values (?, ?, 1, 'URBAN', 'LEAD', 'ACCEPTED', ?::timestamptz, ?::timestamptz)""", village.district(), whistle, due, disputed);
    }

    @Test
    void aMonthFromTheCalendarToTheConfirmedMinutes() {
        var village = Villagers.of("340830001001");
        var id = monthly(village);
        village.member()
                .get("/meetings/" + id)
                .then()
                .body("stage", equalTo("PROPOSED"), "title", equalTo("2026年11月月调度会"), "endsOn", equalTo("2026-11-30"))
                .body("moves", empty());
        village.head().get("/meetings/" + id).then().body("moves", contains("schedule", "hold"));
        post(
                        village.deputy(),
                        "/meetings/" + id + "/schedule",
                        Map.of("startsAt", "2026-11-20T09:00:00+08:00", "place", "二楼"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("stage", equalTo("SCHEDULED"), "moves", contains("schedule", "cancel"));
        post(village.head(), "/meetings/" + id + "/hold", held())
                .statusCode(409)
                .body("code", equalTo("MEETING_NOT_YET"));

        var late = whistle(village, "340830-2026-000001", "IN_PROGRESS", 1, false);
        duty(village, late, "2026-11-10T09:30:00Z", null);
        duty(
                village,
                whistle(village, "340830-2026-000002", "DISPATCHED", 1, false),
                "2026-12-01T09:30:00Z",
                "2026-11-12T02:00:00Z");
        // whose duty it was found not to be is not named for it
        sql("""
                insert into known_duty (district, whistle_id, cycle, organisation, role, stage, disputed_at)
                values (?, ?, 1, 'FIRE', 'LEAD', 'RETURNED', now())""", village.district(), late);
        whistle(village, "340830-2026-000003", "SUBMITTED", 1, false);
        village.member()
                .get("/meetings/" + id + "/agenda")
                .then()
                .body("frozen", equalTo(false))
                .body("sections.topic", contains("OVERDUE_WHISTLES", "DISPUTED_WHISTLES", "OPEN_WHISTLES"))
                .body("sections[0].items[0].number", equalTo("340830-2026-000001"))
                .body("sections[0].items[0].overdue", equalTo(true), "sections[0].items[0].who", contains("URBAN"))
                .body("sections[1].items[0].due", equalTo("2026-12-01"));

        clock.travelTo(Instant.parse("2026-11-20T02:30:00Z"));
        post(village.deputy(), "/meetings/" + id + "/minutes", minutes("早了"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_MOVE"))
                .body("detail", startsWith("会议当前为“已安排”，不能进行“记录纪要（minutes）”。现在可以："));
        post(village.deputy(), "/meetings/" + id + "/hold", held())
                .statusCode(200)
                .body("stage", equalTo("HELD"), "heldAt", equalTo("2026-11-20T09:00:00+08:00"));
        whistle(village, "340830-2026-000004", "SUBMITTED", 1, false);
        village.member()
                .get("/meetings/" + id + "/agenda")
                .then()
                .body("frozen", equalTo(true), "sections.total", contains(1, 1, 1));

        post(
                        village.member(),
                        "/meetings/" + id + "/minutes",
                        minutes("会议听取了三件哨的办理情况。", resolved("补齐井盖", "2026-11-25"), resolved("建立台账", "2026-12-10")))
                .statusCode(200)
                .body(
                        "stage",
                        equalTo("RECORDED"),
                        "resolutions",
                        hasSize(2),
                        "resolutions[0].moves",
                        contains("done"));
        post(village.deputy(), "/meetings/" + id + "/confirm", Map.of()).statusCode(403);
        post(village.head(), "/meetings/" + id + "/confirm", Map.of())
                .statusCode(200)
                .body("stage", equalTo("CONFIRMED"), "moves", empty());
        post(village.member(), "/meetings/" + id + "/minutes", minutes("改一改")).statusCode(409);
        village.member()
                .get("/meetings/" + id + "/timeline")
                .then()
                .body("items.move", contains("SCHEDULE", "HOLD", "RESOLVE", "RESOLVE", "MINUTES", "CONFIRM"));

        clock.travelTo(Instant.parse("2026-11-27T02:00:00Z"));
        village.member()
                .get("/resolutions?overdue=true")
                .then()
                .body("items", hasSize(1), "items[0].what", equalTo("补齐井盖"), "items[0].overdue", equalTo(true));
        var next = special(village, "2026-11-28T15:00:00+08:00");
        village.member()
                .get("/meetings/" + next + "/agenda")
                .then()
                .body("sections.find { it.topic == 'DUE_RESOLUTIONS' }.items.title", contains("补齐井盖", "建立台账"));
        var counts = CurrentDistrict.within(
                village.district(),
                () -> figures.of(
                        village.station(),
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-12-01"),
                        clock.instant()));
        assertEquals(new MeetingFigures.Counts(1, 0, 0, 0, 2, 0, 1), counts.get(village.station()));
        village.member()
                .get("/workstations/" + village.station() + "/kpi?period=2026-11")
                .then()
                .statusCode(200)
                .body("figures.meetingsHeld", equalTo(1), "figures.overdueResolutions", equalTo(1));
    }

    /** Not signing, not coming and a danger that lasts reach the meeting long before the result is due (domain §3). */
    @Test
    void aMeetingHearsWhichDepartmentMissedWhichLimit() {
        var village = Villagers.of("340830001007");
        var id = special(village, "2026-11-18T11:00:00+08:00");
        var late = whistle(village, "340830-2026-000701", "DISPATCHED", 1, false);
        duty(village, late, "URBAN", "LEAD", "PENDING");
        duty(village, late, "FIRE", "ASSIST", "CHECKED_IN");
        duty(village, late, "POWER", "ASSIST", "SUSPENDED");
        duty(village, late, "WATER", "ASSIST", "RETURNED");
        var agenda = "/meetings/" + id + "/agenda";
        village.member()
                .get(agenda)
                .then()
                .body("sections.topic", contains("OVERDUE_WHISTLES"))
                .body("sections[0].items[0].overdue", equalTo(true), "sections[0].items[0].due", equalTo("2026-12-02"))
                .body("sections[0].items[0].missed.department", contains("URBAN", "FIRE"))
                .body(
                        "sections[0].items[0].missed.limits",
                        contains(List.of("ACCEPT", "CHECK_IN", "MAKE_SAFE"), List.of("MAKE_SAFE")));
        sql("update known_duty set made_safe = true where whistle_id = ?", late);
        sql("update known_duty set stage = 'ACCEPTED' where whistle_id = ? and organisation = 'URBAN'", late);
        village.member()
                .get(agenda)
                .then()
                .body("sections[0].items[0].missed.department", contains("URBAN"))
                .body("sections[0].items[0].missed.limits", contains(List.of("CHECK_IN")));

        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.head(), "/meetings/" + id + "/hold", held()).statusCode(200);
        sql("update known_duty set stage = 'CHECKED_IN' where whistle_id = ? and organisation = 'URBAN'", late);
        village.member()
                .get(agenda)
                .then()
                .body("frozen", equalTo(true), "sections[0].items[0].missed.limits", contains(List.of("CHECK_IN")));
        post(village.head(), "/meetings/" + id + "/minutes", minutes("催促报到")).statusCode(200);
        village.member()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .body(containsString("有超期的哨（1 件）"), containsString("超期：URBAN报到</span>"));

        var next = special(village, "2026-11-28T15:00:00+08:00");
        village.member()
                .get("/meetings/" + next + "/agenda")
                .then()
                .body("sections.topic", contains("OPEN_WHISTLES"))
                .body("sections[0].items[0].overdue", equalTo(false), "sections[0].items[0].missed", nullValue());
    }

    private void duty(Villagers village, UUID whistle, String organisation, String role, String stage) {
        sql("""
                insert into known_duty (district, whistle_id, cycle, organisation, role, stage, accept_due, check_in_due,
                                        make_safe_due, due_at)
                values (?, ?, 1, ?, ?, ?, '2026-11-17T01:00Z', '2026-11-17T02:00Z', '2026-11-17T03:00Z', '2026-12-02T09:30Z')""", village.district(), whistle, organisation, role, stage);
    }

    @Test
    void aResolutionIsFollowedUntilItIsDone() {
        var village = Villagers.of("340830001002");
        var meeting = special(village, "2026-11-18T11:00:00+08:00");
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.head(), "/meetings/" + meeting + "/hold", held()).statusCode(200);
        List<String> ids = post(
                        village.head(),
                        "/meetings/" + meeting + "/minutes",
                        minutes(
                                "三项决议",
                                resolved("一", "2026-11-18"),
                                resolved("二", "2026-11-20"),
                                resolved("三", "2026-11-20")))
                .statusCode(200)
                .extract()
                .path("resolutions.id");
        clock.travelTo(Instant.parse("2026-11-19T02:00:00Z"));
        var first = "/resolutions/" + ids.getFirst();
        village.member().get(first).then().body("overdue", equalTo(true));
        for (var due : List.of("2026-11-18", "2026-11-17"))
            post(village.deputy(), first + "/postpone", Map.of("due", due, "reason", "x"))
                    .statusCode(400)
                    .body("violations.field", contains("due"));
        post(village.member(), first + "/postpone", Map.of("due", "2026-11-30", "reason", "定制"))
                .statusCode(403);
        post(village.deputy(), first + "/postpone", Map.of("due", "2026-11-30", "reason", "井盖须定制"))
                .statusCode(200)
                .body("overdue", equalTo(false), "postponed", equalTo(1), "due", equalTo("2026-11-30"));
        post(village.member(), first + "/done", Map.of("result", "已补齐"))
                .statusCode(200)
                .body("stage", equalTo("DONE"), "result", equalTo("已补齐"), "moves", empty());
        post(village.head(), first + "/drop", Map.of("reason", "x"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_MOVE"));
        post(village.deputy(), "/resolutions/" + ids.get(1) + "/drop", Map.of("reason", "x"))
                .statusCode(403);
        post(village.head(), "/resolutions/" + ids.get(1) + "/drop", Map.of("reason", "并入下次"))
                .statusCode(200)
                .body("stage", equalTo("DROPPED"));
        village.member()
                .get("/meetings/" + meeting + "/timeline")
                .then()
                .body("items.note", hasItem("2026-11-18 → 2026-11-30 井盖须定制"));
        village.member().get("/resolutions?stage=OPEN").then().body("items.what", contains("三"));
    }

    @Test
    void whoMissesTheirMonthIsToldOfOnceAndWhoHeldItIsNot() {
        var missing = Villagers.of("340831001001");
        var diligent = Villagers.of("340831001002");
        var id = monthly(missing);
        var held = monthly(diligent);
        calendar.run();
        missing.member().get("/meetings?stationCode=340831001001").then().body("items", hasSize(2));
        post(
                        diligent.deputy(),
                        "/meetings/" + held + "/schedule",
                        Map.of("startsAt", "2026-11-30T09:00:00+08:00", "place", "二楼"))
                .statusCode(200);
        clock.travelTo(Instant.parse("2026-12-10T02:00:00Z"));
        calendar.run();
        missing.member().get("/meetings/" + id).then().body("stage", equalTo("PROPOSED"));
        post(diligent.deputy(), "/meetings/" + held + "/hold", held()).statusCode(200);
        clock.travelTo(Instant.parse("2026-12-11T02:00:00Z"));
        calendar.run();
        calendar.run();
        missing.member()
                .get("/meetings/" + id)
                .then()
                .body("stage", equalTo("MISSED"), "missedAt", startsWith("2026-12-11T10:00:0"), "moves", empty());
        missing.member().get("/meetings/" + id + "/timeline").then().body("items.move", contains("MISS"));
        missing.street().get("/meetings?stage=MISSED").then().body("items.stationCode", contains("340831001001"));
        missing.assessor().get("/meetings?stage=MISSED&period=2026-11").then().body("items", hasSize(1));
        diligent.member().get("/meetings?stage=MISSED").then().body("items", empty());
        missing.member().get("/meetings?period=2026-12").then().body("items", hasSize(1));
        var counts = CurrentDistrict.within(
                "340831",
                () -> figures.of(
                        "340831", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01"), clock.instant()));
        assertEquals(1, counts.get("340831001001").missed());
        assertEquals(1, counts.get("340831001002").monthly());
    }

    @Test
    void whoMetWithoutSchedulingItSaysWhenAfterwards() {
        var village = Villagers.of("340838001001");
        var id = monthly(village);
        clock.travelTo(Instant.parse("2026-12-03T02:00:00Z"));
        post(
                        village.deputy(),
                        "/meetings/" + id + "/schedule",
                        Map.of("startsAt", "2026-11-29T09:00:00+08:00", "place", "二楼"))
                .statusCode(400);
        post(village.member(), "/meetings/" + id + "/hold", held()).statusCode(403);
        var told = new HashMap<>(held());
        for (var when : new String[] {null, "2026-10-31T09:00:00+08:00", "2026-12-02T09:00:00+08:00"}) {
            told.put("heldAt", when);
            post(village.deputy(), "/meetings/" + id + "/hold", told)
                    .statusCode(400)
                    .body("violations.field", contains("heldAt"));
        }
        told.put("heldAt", "2026-11-29T09:00:00+08:00");
        post(village.deputy(), "/meetings/" + id + "/hold", told)
                .statusCode(200)
                .body("stage", equalTo("HELD"), "heldAt", equalTo("2026-11-29T09:00:00+08:00"))
                .body("startsAt", nullValue(), "place", nullValue(), "moves", contains("minutes"));
        village.member()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .statusCode(200)
                .body(containsString("2026年11月29日 09:00"), not(containsString("地点")));

        told.put("place", "村口老樟树下");
        var special = post(
                        village.deputy(),
                        "/meetings",
                        Map.of(
                                "stationCode", village.station(),
                                "kind", "SPECIAL",
                                "title", "积水专项工作会",
                                "reason", "久拖未决"))
                .statusCode(201)
                .body("moves", contains("schedule", "cancel"))
                .extract()
                .<String>path("id");
        post(village.deputy(), "/meetings/" + special + "/hold", told)
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_MOVE"));
        String quarterly = village.head()
                .get("/meetings?kind=QUARTERLY_JOINT&period=2026-Q4")
                .path("items[0].id");
        post(village.head(), "/meetings/" + quarterly + "/hold", told)
                .statusCode(200)
                .body("place", equalTo("村口老樟树下"));
        clock.travelTo(Instant.parse("2026-12-11T02:00:00Z"));
        calendar.run();
        village.member().get("/meetings/" + id).then().body("stage", equalTo("HELD"));
    }

    @Test
    void severalReplicasProposeEachMeetingOnce() throws Exception {
        var villages = IntStream.range(0, 30)
                .mapToObj(i -> Villagers.of("3408320010%02d".formatted(i)))
                .toList();
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (var done : replicas.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i -> Executors.callable((Runnable) calendar::run))
                    .toList())) done.get();
        }
        villages.getFirst()
                .assessor()
                .get("/meetings?limit=200")
                .then()
                .body("items", hasSize(60))
                .body("items.findAll { it.kind == 'QUARTERLY_JOINT' }", hasSize(30));
    }

    @Test
    void theStationsOwnMattersAreOnTheAgendaTheLongestWaitingFirst() {
        var village = Villagers.of("340836001001");
        clock.travelTo(Instant.parse("2026-11-02T02:00:00Z"));
        var old = issue(village, "积水");
        var settled = issue(village, "堆物");
        var told = issue(village, "漏水");
        clock.travelTo(Instant.parse("2026-11-15T02:00:00Z"));
        var recent = issue(village, "灯坏");
        var escalated = issue(village, "井盖");
        issue(Villagers.of("340836001002"), "别站的事");
        var done = Map.of("outcome", "SOLVED", "result", "好了");
        post(village.deputy(), settled + "/settle", done).statusCode(200);
        sql("update station_issue set stage = 'ESCALATED' where id = ?", UUID.fromString(last(escalated)));
        sql("update station_issue set stage = 'AWAITING_FEEDBACK' where id = ?", UUID.fromString(last(told)));
        clock.travelTo(Instant.parse("2026-11-18T00:00:00Z"));
        var id = special(village, "2026-11-18T11:00:00+08:00");
        var section = "sections.find { it.topic == 'STATION_ISSUES' }";
        village.member()
                .get("/meetings/" + id + "/agenda")
                .then()
                .statusCode(200)
                .body("sections.topic", contains("STATION_ISSUES"))
                .body(section + ".total", equalTo(3), section + ".items.title", contains("积水", "漏水", "灯坏"))
                .body(section + ".items.id", contains(last(old), last(told), last(recent)))
                .body(section + ".items.due", contains("2026-11-17", "2026-11-17", "2026-11-30"))
                .body(section + ".items.overdue", contains(true, true, false))
                .body(section + ".items[0].number", startsWith("340836-2026-Z"));
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.deputy(), "/meetings/" + id + "/hold", held()).statusCode(200);
        post(village.deputy(), recent + "/settle", done).statusCode(200);
        village.member()
                .get("/meetings/" + id + "/agenda")
                .then()
                .body("frozen", equalTo(true), section + ".total", equalTo(3));
        village.member()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .body(containsString("站内未了事项"), containsString("积水"));
    }

    private static String issue(Villagers village, String title) {
        var issues = "/workstations/" + village.station() + "/issues";
        var body = Map.of("kind", "DEMAND", "title", title, "description", "情况", "location", Map.of("address", title));
        return issues + "/"
                + post(village.member(), issues, body).statusCode(201).extract().path("id");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void everyResolutionIsExportedHoweverManyThereAre() {
        var village = Villagers.of("340837001001");
        var meeting = UUID.fromString(special(village, "2026-11-18T11:00:00+08:00"));
        sql("""
                insert into resolution (district, id, meeting_id, station_code, what, owner, owner_unit, due, stage, postponed,
                                        created_at, version)
                select '340837', gen_random_uuid(), ?, '340837001001', '决议' || n, '某', '某', '2026-12-01', 'OPEN', 0, now(), 0
                from generate_series(1, 1203) n""", meeting);
        var lines = village.member()
                .accept("text/csv")
                .get("/resolutions")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertEquals(1 + 1203, lines.size());
        assertEquals(1 + 1203, lines.stream().distinct().count());
    }

    @Test
    void aWhistleThatComesBackTooOftenBecomesASpecialMeetingOnce() {
        var village = Villagers.of("340833001001");
        var whistle = whistle(village, "340833-2026-000009", "DISPATCHED", 3, true);
        calendar.run();
        calendar.run();
        String id = village.head()
                .get("/meetings?kind=SPECIAL")
                .then()
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("PROPOSED"), "items[0].moves", contains("schedule", "cancel"))
                .body("items[0].whistle.number", equalTo("340833-2026-000009"))
                .body("items[0].reason", containsString("重办 2 次"))
                .extract()
                .path("items[0].id");
        village.head()
                .get("/meetings/" + id + "/agenda")
                .then()
                .body(
                        "sections.topic",
                        contains("SPECIAL_WHISTLE"),
                        "sections[0].items[0].id",
                        equalTo(whistle.toString()));
        sql("update known_whistle set cycle = 4 where id = ?", whistle);
        calendar.run();
        village.head().get("/meetings?kind=SPECIAL").then().body("items", hasSize(1));
        post(village.head(), "/meetings/" + id + "/cancel", Map.of("reason", "并入月调度"))
                .statusCode(200)
                .body("stage", equalTo("CANCELLED"));
        calendar.run();
        village.head().get("/meetings?kind=SPECIAL").then().body("items", hasSize(2));
    }

    @Test
    void aDateCalledOffLeavesTheMonthDue() {
        var village = Villagers.of("340830001003");
        var id = monthly(village);
        post(village.deputy(), "/meetings", Map.of("stationCode", village.station(), "kind", "MONTHLY_DISPATCH"))
                .statusCode(409)
                .body("code", equalTo("ALREADY_PROPOSED"), "meetingId", equalTo(id));
        post(
                        village.deputy(),
                        "/meetings/" + id + "/schedule",
                        Map.of("startsAt", "2026-11-20T09:00:00+08:00", "place", "二楼"))
                .statusCode(200);
        post(village.deputy(), "/meetings/" + id + "/cancel", Map.of("reason", "防汛"))
                .statusCode(200)
                .body("stage", equalTo("PROPOSED"), "startsAt", nullValue());
        village.deputy()
                .header("If-Match", "\"1\"")
                .body(Map.of("startsAt", "2026-11-21T09:00:00+08:00", "place", "x"))
                .post("/meetings/" + id + "/schedule")
                .then()
                .statusCode(412);
    }

    @Test
    void anotherStationsMeetingsAndResolutionsAreNotThere() {
        var village = Villagers.of("340834001001");
        var id = special(village, "2026-11-18T11:00:00+08:00");
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.head(), "/meetings/" + id + "/hold", held()).statusCode(200);
        String resolution = post(
                        village.head(), "/meetings/" + id + "/minutes", minutes("x", resolved("一", "2026-11-20")))
                .extract()
                .path("resolutions[0].id");
        for (var path : List.of(
                "/meetings/" + id,
                "/meetings/" + id + "/agenda",
                "/meetings/" + id + "/timeline",
                "/resolutions/" + resolution))
            village.neighbour().get(path).then().statusCode(404);
        village.neighbour()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .statusCode(404);
        for (var list : List.of("/meetings", "/resolutions", "/resolutions?stationCode=" + village.station()))
            village.neighbour().get(list).then().body("items", empty());
        post(village.neighbour(), "/meetings/" + id + "/confirm", Map.of()).statusCode(404);
        post(village.neighbour(), "/resolutions/" + resolution + "/done", Map.of("result", "x"))
                .statusCode(404);
        village.street().get("/meetings/" + id).then().statusCode(200).body("moves", empty());
        village.admin().get("/resolutions/" + resolution).then().statusCode(200).body("moves", empty());
        village.departmentClerk().get("/meetings/" + id).then().statusCode(403);
        post(
                        village.neighbour(),
                        "/meetings",
                        Map.of("stationCode", village.station(), "kind", "SPECIAL", "title", "x", "reason", "x"))
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_MOVE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"startsAt": "2026-11-18T09:59:00+08:00", "place": "x"}   | startsAt
            {"startsAt": "2026-12-01T09:00:00+08:00", "place": "x"}   | startsAt
            {"startsAt": "2028-11-18T09:59:00+08:00", "place": "x"}   | startsAt
            {"startsAt": "2026-11-20T09:00:00+08:00", "place": " "}   | place
            {"startsAt": "tomorrow", "place": "x"}                    | startsAt
            {"startsAt": null, "place": "x"}                          | startsAt
            {"startsAt": "2026-11-20T09:00:00+08:00", "room": "x"}    | room
            """)
    void aMeetingIsScheduledAheadAndWithinItsMonth(String body, String field) {
        var village = Villagers.of("340830001004");
        post(village.deputy(), "/meetings/" + monthly(village) + "/schedule", body)
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void whatIsWrongWithAttendanceAndMinutesIsSaid() {
        var village = Villagers.of("340830001005");
        var id = special(village, "2026-11-18T11:00:00+08:00");
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.deputy(), "/meetings/" + id + "/hold", Map.of("chair", "x", "attendance", List.of()))
                .statusCode(400)
                .body("violations.field", contains("attendance"));
        var early = new HashMap<>(held());
        early.put("heldAt", "2026-11-18T12:01:00+08:00");
        post(village.deputy(), "/meetings/" + id + "/hold", early)
                .statusCode(400)
                .body("violations.field", contains("heldAt"));
        early.put("heldAt", "2026-11-17T12:01:00+08:00");
        post(village.deputy(), "/meetings/" + id + "/hold", early)
                .statusCode(400)
                .body("violations.field", contains("heldAt"));
        village.deputy()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .statusCode(409)
                .body("code", equalTo("NO_MINUTES_YET"));
        post(village.deputy(), "/meetings/" + id + "/hold", held()).statusCode(200);
        var stranger = resolved("乙", "2026-11-20");
        stranger.put("whistleId", UUID.randomUUID());
        for (var wrong : Map.of(
                        "resolutions[0].due", minutes("x", resolved("甲", "2026-11-17")),
                        "resolutions[1].due", minutes("x", resolved("甲", "2026-11-18"), resolved("乙", null)),
                        "resolutions[0].owner",
                                minutes("x", Map.of("what", "x", "ownerUnit", "x", "due", "2026-11-20")),
                        "resolutions[0].ownerUnit",
                                minutes("x", Map.of("what", "x", "owner", "x", "due", "2026-11-20")),
                        "resolutions[0].whistleId", minutes("x", stranger),
                        "text", minutes(" "))
                .entrySet())
            post(village.deputy(), "/meetings/" + id + "/minutes", wrong.getValue())
                    .statusCode(400)
                    .body("violations.field", hasItem(wrong.getKey()));
        village.deputy().get("/meetings/" + id).then().body("stage", equalTo("HELD"), "resolutions", empty());
    }

    @Test
    void oneOfManyRetriesTakesEffect() throws Exception {
        var village = Villagers.of("340830001006");
        var id = special(village, "2026-11-18T11:00:00+08:00");
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.head(), "/meetings/" + id + "/hold", held()).statusCode(200);
        var body = minutes("x", resolved("只有一条", "2026-11-20"));
        try (var retries = Executors.newFixedThreadPool(8)) {
            for (var done : retries.invokeAll(IntStream.range(0, 16)
                    .mapToObj(i -> Executors.callable((Runnable) () -> village.head()
                            .header("Idempotency-Key", "minutes-of-" + id)
                            .body(body)
                            .post("/meetings/" + id + "/minutes")
                            .then()
                            .statusCode(200)))
                    .toList())) done.get();
        }
        village.head().get("/meetings/" + id).then().body("resolutions", hasSize(1));
    }

    @Test
    void minutesArePrintedAsTextAndResolutionsAsASpreadsheet() throws IOException {
        var village = Villagers.of("340835001001");
        whistle(village, "340835-2026-000001", "IN_PROGRESS", 1, false);
        var id = special(village, "2026-11-18T11:00:00+08:00");
        clock.travelTo(Instant.parse("2026-11-18T04:00:00Z"));
        post(village.head(), "/meetings/" + id + "/hold", held()).statusCode(200);
        post(
                        village.head(),
                        "/meetings/" + id + "/minutes",
                        minutes(
                                "第一段\n<script>alert(1)</script> & \"引号\"",
                                resolved("=HYPERLINK(\"http://example.com\")", "2026-11-20"),
                                resolved("更换破损井盖 12 处，完成后由社区逐一核验", "2026-11-25")))
                .statusCode(200);
        var page = village.member()
                .accept("text/html")
                .get("/meetings/" + id + "/minutes")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;引号&quot;"))
                .body(not(containsString("<script")), containsString("（未经站长确认）"))
                .body(containsString("340835-2026-000001"), containsString("缺席</th><td>赵刚（区城管局）"))
                .extract()
                .asString();
        Files.writeString(Path.of("target", "minutes.html"), page);
        var workbook = village.member()
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get("/resolutions")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var sheet = sheet(workbook);
        assertTrue(sheet.contains("责任单位") && sheet.contains("更换破损井盖") && sheet.contains("办理中"), sheet);
        assertTrue(
                sheet.contains("'=HYPERLINK")
                        || sheet.contains("&apos;=HYPERLINK")
                        || sheet.contains("&#39;=HYPERLINK"),
                sheet);
        village.neighbour()
                .accept("text/csv")
                .get("/resolutions")
                .then()
                .statusCode(200)
                .body(not(containsString("井盖")));
        village.member().accept("text/csv").get("/resolutions").then().body(containsString("更换破损井盖"));
    }

    private static String sheet(byte[] workbook) throws IOException {
        var file = Files.write(Files.createTempFile("resolutions", ".xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            var text = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("&#x(\\p{XDigit}+);")
                    .matcher(text)
                    .replaceAll(c -> Character.toString(Integer.parseInt(c.group(1), 16)));
        } finally {
            Files.delete(file);
        }
    }
}
