package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One station's month, told through the gateway: most is settled there, one matter is not, and every figure is right. */
class StationMonthIT {
    private static final String MONTH = "?period=2026-11";

    private final Town town = Town.shared();
    private final Person deputy = town.other("deputy");
    private final Person head = town.other("head");
    private final Person member = town.other("member");
    private final String station = "/workstations/" + town.otherStation();

    @AfterEach
    void comeBack() {
        town.livesAsBefore();
    }

    @Test
    void oneStationsMonth() throws Exception {
        var issues = new ArrayList<String>();
        for (var kind : List.of("DEMAND", "DISPUTE", "DISPUTE", "DEMAND", "DEMAND")) issues.add(finds(kind));
        var escalated = issues.removeLast();
        var waiting = issues.getLast();
        for (var issue : issues) {
            member.posts(issue + "/step", Map.of("owner", "网格员 孙", "note", "上门查看"));
            member.posts(issue + "/settle", Map.of("outcome", "SOLVED", "result", "当场调解"));
            if (!issue.equals(waiting)) feedsBack(issue);
        }

        var whistle = escalates(escalated);
        var meeting = meets(whistle);
        feedsBack(waiting);
        town.dispatcher().dispatches(whistle, "URBAN", "HOUSING");
        for (var department : List.of("URBAN", "HOUSING"))
            town.clerk(department).settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        deputy.passes(whistle, stars("URBAN", 5), stars("HOUSING", 4));
        town.callback().hears(whistle, "SATISFIED");
        awaitStage(escalated, "AWAITING_FEEDBACK");
        assertEquals("SOLVED", deputy.gets(escalated).at("/whistle/outcome").asText());
        deputy.posts(escalated + "/feed-back", Map.of("accepted", true, "note", "电话告知，满意"));

        await("the figures").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var figures = deputy.gets(station + "/kpi" + MONTH).path("figures");
            assertEquals(1, figures.path("whistlesSolved").asInt(), figures::toString);
        });
        town.livesAt(Instant.parse("2026-11-21T02:00:00Z"));
        var figures = deputy.gets(station + "/kpi" + MONTH).path("figures");
        assertEquals(
                "{\"found\":5,\"demandsFound\":3,\"disputesFound\":2,\"settledInStation\":4,\"disputesSettled\":2,"
                        + "\"escalated\":1,\"rate\":\"80.00\",\"belowLine\":false,\"medianHours\":\"0.00\","
                        + "\"p90Hours\":\"0.00\",\"whistlesBlown\":1,\"whistlesClosed\":1,\"whistlesSolved\":1,"
                        + "\"meetingsHeld\":1,\"overdueResolutions\":1}",
                figures.toString());
        var district = town.assessor().gets("/workstations/340803/kpi" + MONTH);
        assertEquals(
                figures, part(part(district, "340803001"), town.otherStation()).path("figures"));
        var agenda = deputy.gets("/meetings/" + meeting.path("id").asText() + "/agenda");
        assertTrue(agenda.path("frozen").asBoolean() && agenda.toString().contains(whistle.id()), agenda::toString);
        var own = agenda.path("sections").path(agenda.path("sections").size() - 1);
        assertEquals("STATION_ISSUES", own.path("topic").asText(), agenda::toString);
        assertEquals(1, own.path("total").asInt(), "what was settled and not yet fed back: " + agenda);
        assertTrue(waiting.endsWith(own.at("/items/0/id").asText()), agenda::toString);
        assertEquals(404, town.deputy().reads(escalated).status(), "another station's people never see it");
        assertEquals(404, town.deputy().reads(station + "/kpi").status());
    }

    @Test
    void theStationsPageIsReadByAnybodyAndNothingElseIs() throws IOException, InterruptedException {
        var page = asNobody(station + "/profile");
        assertEquals(200, page.statusCode(), page::body);
        assertTrue(page.body().contains("腊树园社区红领工作站"), page::body);
        for (var path : List.of("", "/issues", "/members", "/kpi", "/appointments"))
            assertEquals(401, asNobody(station + path).statusCode(), path);
    }

    private void feedsBack(String issue) {
        member.posts(issue + "/feed-back", Map.of("accepted", true, "note", "当面告知"));
        assertEquals("CLOSED", deputy.gets(issue).path("stage").asText());
    }

    private String finds(String kind) {
        var issue = Map.of(
                "kind",
                kind,
                "title",
                "路灯不亮",
                "description",
                "夜间出行不便",
                "platform",
                "POLICE_IN_GRID",
                "location",
                Map.of("address", "腊树园路8号"),
                "resident",
                Map.of("name", "王小明", "phone", "13800005678"));
        var found = member.posts(station + "/issues", issue);
        assertFalse(found.toString().contains("13800005678"));
        return station + "/issues/" + found.path("id").asText();
    }

    /** Everything goes along: nobody types it twice. */
    private Told escalates(String issue) {
        member.posts(issue + "/step", Map.of("owner", "李社区", "note", "联系物业未果"));
        deputy.posts(issue + "/escalate", Map.of("kind", "ROUTINE", "whyNotInStation", "线路归供电和城管，站内无权。"));
        awaitStage(issue, "ESCALATED");
        var whistle = new Told(town, deputy.gets(issue).at("/whistle/id").asText());
        var raised = deputy.gets("/whistles/" + whistle.id());
        assertEquals("路灯不亮", raised.path("title").asText());
        assertEquals("138****5678", raised.at("/resident/phone").asText());
        assertTrue(whistle.moves().contains("STATION_STEP"), whistle.moves()::toString);
        return whistle;
    }

    /** The monthly meeting, with an agenda nobody typed, and two resolutions, one of which will not be done in time. */
    private JsonNode meets(Told whistle) {
        var meeting = "/meetings/" + proposed();
        deputy.posts(meeting + "/schedule", Map.of("startsAt", "2026-11-18T15:00:00+08:00", "place", "二楼会议室"));
        await("the agenda")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertTrue(deputy.gets(meeting + "/agenda").toString().contains(whistle.id())));
        town.livesAt(Instant.parse("2026-11-18T09:00:00Z"));
        deputy.posts(
                meeting + "/hold",
                Map.of("chair", "陈站长", "attendance", List.of(Map.of("name", "陈站长", "unit", "腊树园社区", "present", true))));
        deputy.posts(
                meeting + "/minutes",
                Map.of("text", "研究路灯问题。", "resolutions", List.of(resolved("2026-11-20"), resolved("2026-12-10"))));
        head.posts(meeting + "/confirm", Map.of());
        return deputy.gets(meeting);
    }

    /** The month's meeting, which the calendar proposed: nobody has to think of it. */
    private String proposed() {
        var ofMonth = "/meetings?kind=MONTHLY_DISPATCH&period=2026-11&stationCode=" + town.otherStation();
        await("the month's meeting")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertEquals(
                        "PROPOSED", deputy.gets(ofMonth).at("/items/0/stage").asText()));
        return deputy.gets(ofMonth).at("/items/0/id").asText();
    }

    private static Map<String, ?> resolved(String due) {
        return Map.of("what", "补装路灯", "owner", "赵刚", "ownerUnit", "区城管局", "due", due);
    }

    private void awaitStage(String issue, String stage) {
        await(issue)
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        assertEquals(stage, deputy.gets(issue).path("stage").asText()));
    }

    private static JsonNode part(JsonNode whole, String code) {
        for (var part : whole.path("parts")) if (part.path("code").asText().equals(code)) return part;
        throw new AssertionError(code + " is not in " + whole);
    }

    private HttpResponse<String> asNobody(String path) throws IOException, InterruptedException {
        var address = URI.create(town.suite.ports().url(Part.GATEWAY) + "/api/v1" + path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }
}
