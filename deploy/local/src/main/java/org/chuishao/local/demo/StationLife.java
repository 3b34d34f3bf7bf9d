package org.chuishao.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.local.Api;

/** What makes the demo's stations more than an address: grids, teams and activities of the platforms, a meeting, things to share. */
final class StationLife {
    private record Done(String kind, String platform, String topic, int daysAgo, int participants, int households) {}

    private static final List<Done> ACTIVITIES = List.of(
            new Done("HOUSEHOLD_VISIT", "BUREAU_DIRECTORS", "冬季用气安全走访", 3, 6, 42),
            new Done("MEDIATION", "POLICE_IN_GRID", "邻里纠纷集中调解", 10, 12, 0),
            new Done("VOLUNTEERING", "CIVILISATION_PRACTICE", "独居老人义剪", 17, 25, 18));

    /** As long as the last of the stations needs to be proposed to. */
    private static final int SECONDS_AHEAD = 5;

    private final Api api;
    private final Map<String, String> names;
    private final LocalDate today;

    /** @param anchor the same in every attempt, so that what is posted again is the same */
    StationLife(Api api, DemoAccounts people, Instant anchor) {
        this.api = api;
        this.names = new LinkedHashMap<>();
        people.shown().forEach(account -> names.put(account.username(), account.name()));
        this.today = LocalDate.ofInstant(anchor, WorkSlots.SHANGHAI);
    }

    /** Two grids a station, by the buildings they list: issues find theirs by the address. */
    void drawGrids(List<Staff> stations) throws InterruptedException {
        var features = new ArrayList<Map<String, ?>>();
        for (var staff : stations) {
            features.add(grid(staff, 1, "第一网格", 1, 2));
            features.add(grid(staff, 2, "第二网格", 3, 5));
        }
        api.postWhenReady(
                "admin", "/grids/import", "demo-grids", Map.of("type", "FeatureCollection", "features", features));
    }

    private static Map<String, ?> grid(Staff staff, int number, String name, int first, int last) {
        var addresses = new ArrayList<String>();
        for (int building = first; building <= last; building++) addresses.add(staff.village() + building + "号楼");
        return Map.of(
                "type",
                "Feature",
                "properties",
                Map.of("code", staff.station() + "0" + number, "name", staff.village() + name, "addresses", addresses));
    }

    void live(List<Staff> stations) throws InterruptedException {
        var meetings = new LinkedHashMap<Staff, String>();
        for (var staff : stations) meetings.put(staff, meeting(staff));
        for (var staff : stations) {
            post(staff);
            share(staff);
        }
        lend(stations.getFirst(), stations.get(1));
        for (var meeting : meetings.entrySet()) meet(meeting.getKey(), meeting.getValue());
    }

    private void post(Staff staff) throws InterruptedException {
        var team = Map.of(
                "platform",
                "BUREAU_DIRECTORS",
                "stationCode",
                staff.station(),
                "name",
                staff.village() + "局长驻点团队",
                "unit",
                "区直单位",
                "leader",
                names.getOrDefault(staff.head(), staff.head()),
                "since",
                "2026-01-01");
        api.postWhenReady(staff.deputy(), "/teams", key(staff, "team"), team);
        for (int i = 0; i < ACTIVITIES.size(); i++) {
            var done = ACTIVITIES.get(i);
            var activity = new LinkedHashMap<String, Object>();
            activity.put("stationCode", staff.station());
            activity.put("platform", done.platform());
            activity.put("heldOn", today.minusDays(done.daysAgo()).toString());
            activity.put("kind", done.kind());
            activity.put("topic", done.topic());
            activity.put("participants", done.participants());
            activity.put("households", done.households());
            api.postWhenReady(staff.member(), "/activities", key(staff, "activity-" + i), activity);
        }
    }

    private void share(Staff staff) throws InterruptedException {
        var chairs = Map.of(
                "owner",
                staff.station(),
                "unit",
                staff.village(),
                "kind",
                "EQUIPMENT",
                "name",
                "折叠椅",
                "amount",
                60,
                "place",
                staff.village() + "党群服务中心库房",
                "from",
                today.toString());
        api.postWhenReady(staff.deputy(), "/offers", key(staff, "offer"), chairs);
    }

    /** One station is in need of what another offers, and gets it. */
    private void lend(Staff lender, Staff borrower) throws InterruptedException {
        var day = today.plusDays(7);
        var need = Map.of(
                "stationCode",
                borrower.station(),
                "kind",
                "EQUIPMENT",
                "what",
                "邻里百家宴用折叠椅",
                "amount",
                40,
                "place",
                borrower.village() + "广场",
                "startsAt",
                day + "T08:00:00+08:00",
                "endsAt",
                day + "T18:00:00+08:00");
        var id = api.postWhenReady(borrower.member(), "/needs", key(borrower, "need"), need)
                .path("id")
                .asText();
        var offer = api.get(borrower.member(), "/offers?owner=" + lender.station())
                .at("/items/0/id")
                .asText();
        var booking = api.postWhenReady(
                        borrower.member(), "/needs/" + id + "/ask", key(borrower, "ask"), Map.of("offerId", offer))
                .path("id")
                .asText();
        api.postWhenReady(
                lender.deputy(),
                "/bookings/" + booking + "/agree",
                key(lender, "agree"),
                Map.of("note", "请当日 18 时前归还。"));
    }

    /** The monthly and quarterly ones the calendar proposes; this one is held. */
    private String meeting(Staff staff) throws InterruptedException {
        var meetings = "/meetings?kind=SPECIAL&limit=1&stationCode=" + staff.station();
        var known = api.get(staff.deputy(), meetings).at("/items/0/id").asText();
        if (!known.isEmpty()) return known;
        var starts = Instant.now().plusSeconds(SECONDS_AHEAD).truncatedTo(ChronoUnit.SECONDS);
        var meeting = Map.of(
                "stationCode",
                staff.station(),
                "kind",
                "SPECIAL",
                "title",
                "停车难专项工作会",
                "reason",
                "居民反映集中，需与产权单位共商。",
                "startsAt",
                starts.toString(),
                "place",
                "二楼会议室");
        return api.postWhenReady(staff.deputy(), "/meetings", key(staff, "meeting-" + starts), meeting)
                .path("id")
                .asText();
    }

    private void meet(Staff staff, String id) throws InterruptedException {
        var meeting = "/meetings/" + id;
        var chair = names.getOrDefault(staff.head(), staff.head());
        var there = Map.of("name", chair, "unit", staff.village() + "红领工作站", "present", true);
        var held = api.postWhenReady(
                staff.deputy(),
                meeting + "/hold",
                key(staff, "hold-" + id),
                Map.of("chair", chair, "attendance", List.of(there)));
        var day = LocalDate.parse(held.path("heldAt").asText().substring(0, 10));
        var resolutions = List.of(resolved("夜间错时开放单位停车场", day.plusDays(7)), resolved("划定消防通道禁停线", day.plusDays(30)));
        api.postWhenReady(
                staff.deputy(),
                meeting + "/minutes",
                key(staff, "minutes-" + id),
                Map.of("text", "会议通报了停车问题的反映情况，形成两项决议。", "resolutions", resolutions));
        api.postWhenReady(staff.head(), meeting + "/confirm", key(staff, "confirm-" + id), Map.of());
    }

    private static Map<String, ?> resolved(String what, LocalDate due) {
        return Map.of("what", what, "owner", "赵刚", "ownerUnit", "区城管局", "due", due.toString());
    }

    private static String key(Staff staff, String what) {
        return "demo-" + staff.station() + "-" + what;
    }
}
