package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every process is killed between two steps of a story, and the story ends as if nothing had happened. */
class DurabilityIT {
    private static Town town;

    @BeforeAll
    static void build() {
        town = Town.ofItsOwn();
    }

    @BeforeEach
    void everybodyIsUp() {
        for (var part : Part.values()) if (!town.suite.isUp(part)) town.suite.restart(part);
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    @Test
    void nothingIsLostOrDoubledWhoeverIsKilled() {
        var whistle = town.deputy().raisesForAResident("ROUTINE", "井盖缺失", Town.COVER);
        lose(Part.WHISTLE);
        town.clerk("URBAN").accepts(whistle);
        lose(Part.REPORTING);
        lose(Part.POSTGRES);
        town.clerk("URBAN").checksIn(whistle);
        lose(Part.KAFKA);
        whistle.awaitStage("IN_PROGRESS");
        lose(Part.ISSUER);
        lose(Part.GATEWAY);
        town.clerk("URBAN").completes(whistle);
        lose(Part.CATALOGUE);
        lose(Part.WORKSTATION);
        town.deputy().passes(whistle, stars("URBAN", 5));
        town.callback().hears(whistle, "SATISFIED");

        assertEquals("CLOSED", whistle.stage());
        for (var move : List.of(
                "BLOW",
                "DISPATCH",
                "ASSIGNMENT_ACCEPTED",
                "ASSIGNMENT_CHECKED_IN",
                "LEAD_CHECKED_IN",
                "ASSIGNMENT_COMPLETED",
                "WORK_COMPLETED",
                "VERIFY",
                "CALLBACK")) {
            assertEquals(
                    1, whistle.moves().stream().filter(move::equals).count(), () -> move + " in " + whistle.moves());
        }
    }

    /** Wherever it is on its way when somebody is killed: one issue, one whistle, and its end comes back. */
    @Test
    void anEscalationBecomesOneWhistleWhoeverIsKilled() throws SQLException {
        var asked = anIssue();
        town.suite.kill9(Part.WHISTLE); // away while it is asked for
        town.deputy().posts(asked + "/escalate", ESCALATION);
        lose(Part.WORKSTATION); // acknowledged, perhaps not yet told
        town.suite.restart(Part.WHISTLE);
        awaitIssue(asked, "ESCALATED");

        var raised = anIssue();
        town.deputy().posts(raised + "/escalate", ESCALATION);
        lose(Part.WHISTLE); // while it is raised
        lose(Part.WORKSTATION); // while it comes back
        awaitIssue(raised, "ESCALATED");

        var both = anIssue();
        town.deputy().posts(both + "/escalate", ESCALATION);
        for (var part : List.of(Part.WHISTLE, Part.WORKSTATION)) town.suite.kill9(part);
        for (var part : List.of(Part.WORKSTATION, Part.WHISTLE)) town.suite.restart(part);
        awaitIssue(both, "ESCALATED");
        for (var issue : List.of(asked, raised, both)) {
            var id = issue.substring(issue.lastIndexOf('/') + 1);
            assertEquals(1, count("whistle", "select count(*) from whistle where issue_id = '" + id + "'"), issue);
            assertEquals(
                    1,
                    count("whistle", "select count(*) from outbox where payload like '%" + id + "%'"),
                    () -> "told once: " + issue);
        }

        var whistle = new Told(town, town.deputy().gets(asked).at("/whistle/id").asText());
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
        town.suite.kill9(Part.WORKSTATION); // away when it ends
        town.deputy().passes(whistle, stars("URBAN", 5));
        town.callback().hears(whistle, "SATISFIED");
        lose(Part.WHISTLE);
        town.suite.restart(Part.WORKSTATION);
        awaitIssue(asked, "AWAITING_FEEDBACK");
        assertEquals("SOLVED", town.deputy().gets(asked).at("/whistle/outcome").asText());
        town.deputy().posts(asked + "/feed-back", Map.of("accepted", true, "note", "已告知"));
        assertEquals("CLOSED", town.deputy().gets(asked).path("stage").asText());
    }

    private static final Map<String, ?> ESCALATION =
            Map.of("kind", "ROUTINE", "itemCode", Town.COVER, "whyNotInStation", "井盖由区城管局管护。");

    private static String anIssue() {
        var issues = "/workstations/" + town.station() + "/issues";
        var issue = Map.of(
                "kind",
                "DEMAND",
                "title",
                "井盖缺失",
                "description",
                "夜间行人有危险",
                "location",
                Map.of("address", "马山路18号"),
                "resident",
                Map.of("name", "王小明", "phone", "13800005678"));
        return issues + "/" + town.member().posts(issues, issue).path("id").asText();
    }

    private static void awaitIssue(String issue, String stage) {
        await(issue)
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .untilAsserted(() -> assertEquals(
                        stage, town.deputy().gets(issue).path("stage").asText()));
    }

    private static int count(String database, String sql) throws SQLException {
        var settings = town.suite.settings();
        var facts = town.suite.facts(Part.POSTGRES);
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.ports().of(Part.POSTGRES), database);
        var owner = database + "_owner";
        try (var connection = DriverManager.getConnection(url, owner, facts.getProperty("postgres.password." + owner));
                var statement = connection.createStatement();
                var counted = statement.executeQuery(sql)) {
            counted.next();
            return counted.getInt(1);
        }
    }

    @Test
    void whistlesAreRaisedWhileTheBrokerIsAwayAndArriveWhenItIsBack() {
        town.suite.kill9(Part.KAFKA);
        var whistle = town.deputy().raises("ROUTINE", "井盖塌陷", Town.COVER);
        assertEquals("DISPATCHED", whistle.stage());

        town.suite.restart(Part.KAFKA);
        town.clerk("URBAN").settles(whistle);
        whistle.awaitStage("AWAITING_VERIFICATION");
    }

    @Test
    void aBrokerThatLostItsFolderIsRefilled() throws IOException {
        var begun = town.deputy().raises("ROUTINE", "井盖松动", Town.COVER);
        town.clerk("URBAN").accepts(begun);
        town.suite.kill9(Part.KAFKA);
        var unheard = town.deputy().raises("ROUTINE", "井盖异响", Town.COVER);
        wipe(town.suite.settings().data().resolve("servers/kafka"));
        town.suite.restart(Part.KAFKA);

        for (var whistle : List.of(begun, unheard)) {
            if (whistle == unheard) town.clerk("URBAN").accepts(whistle);
            town.clerk("URBAN").checksIn(whistle);
            town.clerk("URBAN").completes(whistle);
            whistle.awaitStage("AWAITING_VERIFICATION");
            assertEquals(1, count(whistle, "ASSIGNMENT_OPENED"), whistle.moves()::toString);
            assertEquals(1, count(whistle, "LEAD_CHECKED_IN"), whistle.moves()::toString);
        }
    }

    /** The end is on its way when the broker goes, and the empty one must not hear of it before the beginning. */
    @Test
    void aBrokerThatLostItsFolderIsToldInTheOldOrder() throws Exception {
        var whistle = town.deputy().raises("ROUTINE", "井盖倾斜", Town.COVER);
        var duty = whistle.dutyOf("URBAN");
        town.suite.kill9(Part.WHISTLE);
        town.clerk("URBAN").posts(duty + "/accept", Map.of());
        town.clerk("URBAN").posts(duty + "/check-in", Map.of());
        await().until(() -> count("reporting", UNPUBLISHED) == 0);
        town.suite.kill9(Part.KAFKA);
        town.clerk("URBAN").posts(duty + "/complete", Map.of("outcome", "SOLVED", "result", "已扶正"));
        assertEquals(1, count("reporting", UNPUBLISHED), "on its way");
        wipe(town.suite.settings().data().resolve("servers/kafka"));
        town.suite.restart(Part.KAFKA);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("reporting", UNPUBLISHED) == 0);
        town.suite.restart(Part.WHISTLE);

        whistle.awaitStage("AWAITING_VERIFICATION");
        var told = List.of("ASSIGNMENT_CHECKED_IN", "LEAD_CHECKED_IN", "ASSIGNMENT_COMPLETED", "WORK_COMPLETED");
        assertEquals(told, whistle.moves().stream().filter(told::contains).toList());
    }

    private static final String UNPUBLISHED = "select count(*) from outbox where published_at is null";

    @Test
    void copiesThatWereLostAreReadAgainFromTheBeginning() throws IOException, SQLException {
        aRuling();
        aRoster();
        for (var part : List.of(Part.WHISTLE, Part.REPORTING)) town.suite.kill9(part);
        change("whistle", "delete from known_ruling");
        change("whistle", "delete from known_roster");
        change("whistle", "delete from known_station");
        change("whistle", "delete from known_item");
        change("whistle", "delete from known_organisation");
        change("reporting", "delete from known_organisation");
        for (var part : List.of(Part.WHISTLE, Part.REPORTING)) town.suite.restart(part);
        assertEquals(
                400,
                town.deputy().tries("/whistles", matter()).status(),
                "positive control: without a new generation nothing is read again");
        for (var copies : List.of(RULINGS, ROSTERS)) assertEquals(0, count("whistle", copies), copies);

        for (var part : List.of(Part.WHISTLE, Part.REPORTING)) {
            town.suite.restart(part, "-Dchuishao.copies=anew");
            assertStoppedSoon(part);
        }
        for (var copies : List.of(RULINGS, ROSTERS)) awaitOne(copies);
        town.clerk("URBAN").settles(town.deputy().raises("ROUTINE", "井盖破损", Town.COVER));
        var named = town.assessor().gets("/scores?period=2026-11").path("items");
        assertEquals(Town.DEPARTMENTS.size() + Town.FURTHER.size(), named.size(), named::toString);
        named.forEach(score -> assertEquals(
                score.path("organisation").asText() + " 局", score.path("name").asText()));
    }

    /** Reporting's five listeners would take ten seconds by themselves if each waited for its end. */
    private static void assertStoppedSoon(Part part) throws IOException {
        var log = town.suite.settings().data().resolve("logs").resolve(part.word() + ".log");
        var said = Pattern.compile(" " + part.word() + " stopped in ([0-9.]+)s").matcher(Files.readString(log));
        assertTrue(said.find(), () -> part + " had to be killed");
        assertTrue(Double.parseDouble(said.group(1)) < 8, said::group);
    }

    private static final String RULINGS =
            "select count(*) from known_ruling where responsible = 'POLICE' and 'WATER' = any(not_responsible)";
    private static final String ROSTERS = "select count(*) from known_roster where code = 'NIGHTS' and active";

    /** One department sends it back, the next one, too; the centre says whose it is. */
    private static void aRuling() throws SQLException {
        var whistle = town.head().raises("JOINT", "沿街综合整治", Town.STALLS);
        town.dispatcher().dispatches(whistle, "WATER");
        var first = whistle.dutyOf("WATER");
        town.lead("WATER").returns(whistle, Town.COVER);
        town.dispatcher().posts(first + "/return/uphold", Map.of("note", "确非水务职责"));
        whistle.awaitStage("SUBMITTED");
        town.dispatcher().dispatches(whistle, "POLICE");
        town.lead("POLICE").returns(whistle, Town.COVER);
        town.dispatcher()
                .posts(
                        whistle.dutyOf("POLICE") + "/rule",
                        Map.of("responsible", "POLICE", "citedItem", Town.STALLS, "reason", "占用道路由公安牵头。"));
        awaitOne(RULINGS);
    }

    private static void aRoster() throws SQLException {
        var shift = Map.of(
                "organisation", "POLICE",
                "part", "ON_CALL",
                "days", "EVERY_DAY",
                "from", "17:30",
                "to", "08:30",
                "phone", "110");
        var roster = Map.of(
                "code", "NIGHTS",
                "name", "夜间值班",
                "area", "340803",
                "items", List.of(Town.BURST),
                "shifts", List.of(shift));
        town.editor().posts("/on-call-rosters/batch", Map.of("rosters", List.of(roster)));
        awaitOne(ROSTERS);
    }

    private static void awaitOne(String counted) {
        await(counted)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(1, count("whistle", counted), counted));
    }

    /** A station's figures are counted from its own rows and from copies that can be read again: the same, to the digit. */
    @Test
    void figuresAreTheSameLiveOrFromCopiesReadAgain() throws SQLException {
        var whistle = town.deputy().raises("ROUTINE", "井盖移位", Town.COVER);
        town.deputy().posts(whistle.path("withdraw"), Map.of("note", "已自行复位"));
        anIssue();
        var kpi = "/workstations/340803/kpi?period=2026-11";
        await("the figures")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        count(
                                "whistle",
                                "select count(*) from whistle where blown_at is not null and district = '340803'"),
                        town.assessor().gets(kpi).at("/figures/whistlesBlown").asInt()));
        var live = town.assessor().gets(kpi);
        town.suite.kill9(Part.WORKSTATION);
        change("workstation", "delete from known_whistle");
        change("workstation", "delete from known_duty");
        town.suite.restart(Part.WORKSTATION);
        assertEquals(
                0,
                town.assessor().gets(kpi).at("/figures/whistlesBlown").asInt(),
                "positive control: without a new generation nothing is read again");

        town.suite.restart(Part.WORKSTATION, "-Dchuishao.copies=anew");
        await("the copies")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(live, town.assessor().gets(kpi)));
    }

    private static Map<String, ?> matter() {
        return Map.of(
                "kind",
                "ROUTINE",
                "stationCode",
                town.station(),
                "title",
                "井盖破损",
                "description",
                "夜间行人有危险",
                "itemCode",
                Town.COVER,
                "location",
                Map.of("address", "马山路18号"),
                "whyNotInStation",
                "井盖由区城管局管护。");
    }

    private static long count(Told whistle, String move) {
        return whistle.moves().stream().filter(move::equals).count();
    }

    private static void wipe(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static void change(String database, String sql) throws SQLException {
        var settings = town.suite.settings();
        var facts = town.suite.facts(Part.POSTGRES);
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.ports().of(Part.POSTGRES), database);
        var owner = database + "_owner";
        try (var connection = DriverManager.getConnection(url, owner, facts.getProperty("postgres.password." + owner));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void lose(Part part) {
        town.suite.kill9(part);
        town.suite.restart(part);
    }
}
