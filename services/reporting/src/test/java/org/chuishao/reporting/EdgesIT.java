package org.chuishao.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.Circumstances;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table as it is met over HTTP: every move people make, at every stage, in every circumstance its guards look at, by every
 * role. An edge is gone, anything else is 409 and names what is possible, and who has no part in it gets 403 or 404.
 */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class EdgesIT {
    private static final String DISTRICT = "340838";
    private static final District HERE = new District(DISTRICT);

    /** Signing a token takes longer than most answers. */
    private static final Map<String, String> PEOPLE = new HashMap<>();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> CLERKS = List.of(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD);
    private static final List<String> STATION = List.of(Roles.STATION_DEPUTY, Roles.STATION_HEAD);
    private static final List<String> LEAD = List.of(Roles.DEPARTMENT_LEAD);
    private static final List<String> CENTRE = List.of(Roles.DISPATCHER);
    private static final List<String> EVERY_ROLE = List.of(
            Roles.STATION_MEMBER,
            Roles.STATION_DEPUTY,
            Roles.STATION_HEAD,
            Roles.GRID_WORKER,
            Roles.DISPATCHER,
            Roles.CALLBACK_OPERATOR,
            Roles.DEPARTMENT_CLERK,
            Roles.DEPARTMENT_LEAD,
            Roles.ASSESSOR,
            Roles.REVIEWER,
            Roles.CATALOGUE_EDITOR,
            Roles.ADMIN,
            Roles.SCORE_READER,
            Roles.INTEGRATOR,
            Roles.SIGNAL_SOURCE);

    private static final String CITING = "{\"citedItem\": \"DG-H\", \"reason\": \"为什么\"}";
    private static final String REASON = "{\"reason\": \"为什么\"}";
    private static final String NOTE = "{\"note\": \"为什么\"}";

    /** A move that people make: its address, whose it is, and something good to say with it. */
    private record Asked(String path, List<String> roles, String body) {}

    private static final Map<Move, Asked> MOVES = Map.ofEntries(
            Map.entry(Move.ACCEPT, new Asked("accept", CLERKS, "{}")),
            Map.entry(Move.CHECK_IN, new Asked("check-in", CLERKS, "{\"onSite\": true}")),
            Map.entry(Move.MAKE_SAFE, new Asked("made-safe", CLERKS, "{}")),
            Map.entry(Move.COMPLETE, new Asked("complete", CLERKS, "{\"outcome\": \"SOLVED\", \"result\": \"已清理\"}")),
            Map.entry(Move.CONFIRM_ARRIVAL, new Asked("arrival", STATION, "{\"arrived\": true}")),
            Map.entry(Move.DENY_ARRIVAL, new Asked("arrival", STATION, "{\"arrived\": false, \"note\": \"无人到场\"}")),
            Map.entry(Move.RELEASE, new Asked("release", STATION, "{}")),
            Map.entry(Move.DECLARE_ABSENT, new Asked("absent", STATION, NOTE)),
            Map.entry(Move.ASK_RETURN, new Asked("return", LEAD, CITING)),
            Map.entry(Move.RETURN, new Asked("return/uphold", CENTRE, NOTE)),
            Map.entry(Move.REFUSE_RETURN, new Asked("return/refuse", CENTRE, REASON)),
            Map.entry(Move.ASK_RULING, new Asked("dispute", LEAD, CITING)),
            Map.entry(Move.RULE_ANOTHERS, new Asked("rule", CENTRE, ruling("HOUSING"))),
            Map.entry(Move.RULE_THEIRS, new Asked("rule", CENTRE, ruling("URBAN"))),
            Map.entry(Move.REASSIGN, new Asked("reassign", CENTRE, "{\"to\": \"HOUSING\", \"reason\": \"为什么\"}")),
            Map.entry(Move.ASK_EXTENSION, new Asked("extend", LEAD, REASON)),
            Map.entry(Move.EXTEND, new Asked("extend/approve", CENTRE, NOTE)),
            Map.entry(Move.REFUSE_EXTENSION, new Asked("extend/refuse", CENTRE, REASON)),
            Map.entry(
                    Move.ASK_SUSPENSION,
                    new Asked(
                            "suspend",
                            LEAD,
                            "{\"ground\": \"COURT\", \"reviewOn\": \"2026-12-01\", \"reason\": \"诉讼中\"}")),
            Map.entry(Move.SUSPEND, new Asked("suspend/approve", CENTRE, NOTE)),
            Map.entry(Move.REFUSE_SUSPENSION, new Asked("suspend/refuse", CENTRE, REASON)));

    private static String ruling(String responsible) {
        return "{\"responsible\": \"%s\", \"citedItem\": \"DG-H\", \"reason\": \"职责清楚\"}".formatted(responsible);
    }

    /**
     * All that the guards look at.
     *
     * @param late the time to check in is over
     * @param overdue that of the result, too, and the ledger says so
     * @param refused the department's return was refused, so that it may still ask for a ruling
     */
    private record Standing(
            Stage stage,
            WhistleKind kind,
            Role role,
            boolean released,
            boolean late,
            boolean overdue,
            Set<PleaKind> asked,
            boolean refused) {
        Standing(Stage stage, WhistleKind kind, Role role, boolean released, Set<PleaKind> asked, boolean refused) {
            this(stage, kind, role, released, false, false, asked, refused);
        }

        Standing whenLate() {
            return new Standing(stage, kind, role, released, true, overdue, asked, refused);
        }

        Standing whenOverdue() {
            return new Standing(stage, kind, role, released, true, true, asked, refused);
        }

        boolean returnTried() {
            return refused || asked.contains(PleaKind.RETURN) || asked.contains(PleaKind.RULING);
        }

        Circumstances circumstances() {
            var askable = EnumSet.noneOf(PleaKind.class);
            if (!returnTried()) askable.add(PleaKind.RETURN);
            if (refused && !overdue && !asked.contains(PleaKind.RULING)) askable.add(PleaKind.RULING);
            if (!overdue && !asked.contains(PleaKind.EXTENSION)) askable.add(PleaKind.EXTENSION);
            if (!asked.contains(PleaKind.SUSPENSION)) askable.add(PleaKind.SUSPENSION);
            return new Circumstances(
                    kind,
                    role,
                    Arrival.UNSTATED,
                    false,
                    released,
                    late,
                    overdue,
                    stage == Stage.SUSPENDED ? Optional.of(Stage.ACCEPTED) : Optional.empty(),
                    asked,
                    askable);
        }
    }

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void whoIsWho() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var code : List.of("URBAN", "HOUSING"))
                statement.execute(
                        "insert into known_organisation (district, code, name, kind, active) values ('%s', '%s', '%s', 'DEPARTMENT', true) on conflict do nothing"
                                .formatted(DISTRICT, code, code));
            statement.execute(
                    "insert into known_item (district, code, name, lead, active) values ('%s', 'DG-H', '住房', 'HOUSING', true) on conflict do nothing"
                            .formatted(DISTRICT));
        }
    }

    private static List<Standing> everySituation() {
        var all = new ArrayList<Standing>();
        for (var stage : Stage.values()) {
            all.add(new Standing(stage, WhistleKind.ROUTINE, Role.LEAD, false, Set.of(), false));
            if (stage.isOpen() && stage != Stage.SUSPENDED) {
                all.add(new Standing(stage, WhistleKind.ROUTINE, Role.LEAD, false, Set.of(), true));
                for (var kind : PleaKind.values())
                    all.add(new Standing(stage, WhistleKind.ROUTINE, Role.LEAD, false, Set.of(kind), false));
                for (var kind : PleaKind.values())
                    all.add(new Standing(stage, WhistleKind.ROUTINE, Role.ASSIST, false, Set.of(kind), false)
                            .whenOverdue());
                all.add(new Standing(stage, WhistleKind.ROUTINE, Role.LEAD, false, Set.of(), false).whenOverdue());
            }
            all.add(new Standing(stage, WhistleKind.EMERGENCY, Role.ASSIST, false, Set.of(), false));
            all.add(new Standing(stage, WhistleKind.EMERGENCY, Role.ASSIST, false, Set.of(), false).whenLate());
            all.add(new Standing(stage, WhistleKind.EMERGENCY, Role.LEAD, false, Set.of(), false).whenLate());
            all.add(new Standing(stage, WhistleKind.JOINT, Role.ASSIST, false, Set.of(), false));
            all.add(new Standing(stage, WhistleKind.JOINT, Role.ASSIST, false, Set.of(), false).whenLate());
            all.add(new Standing(stage, WhistleKind.JOINT, Role.ASSIST, false, Set.of(), false).whenOverdue());
            all.add(new Standing(stage, WhistleKind.JOINT, Role.LEAD, true, Set.of(), false));
        }
        return all;
    }

    @Test
    void everyEdgeIsOpenAndEverythingElseNamesWhatIs() throws SQLException {
        assertEquals(
                EnumSet.complementOf(EnumSet.of(Move.REWORK, Move.RESUME, Move.WITHDRAW)),
                EnumSet.copyOf(MOVES.keySet()),
                "whoever adds a move says here whose it is");
        var deviations = new ArrayList<String>();
        int open = 0;
        for (var situation : everySituation()) {
            var standing = at(situation);
            var offers = new HashMap<String, JsonNode>();
            var possible = Lifecycle.movesFrom(situation.stage(), situation.circumstances());
            for (var move : MOVES.entrySet()) {
                var asked = move.getValue();
                for (var role : asked.roles()) {
                    var who = placed(role);
                    var offered = offers.computeIfAbsent(
                            role,
                            unread -> json(District.as(who).get("/assignments/" + standing))
                                    .path("moves"));
                    boolean isEdge = possible.contains(move.getKey());
                    // a move that is made uses its duty up
                    var answer = ask(who, isEdge ? at(situation) : standing, asked);
                    var told = json(answer);
                    boolean fits = isEdge
                            ? answer.statusCode() == 200
                                    && offered.toString().contains('"' + asked.path() + '"')
                                    && Lifecycle.edge(situation.stage(), move.getKey(), situation.circumstances())
                                            .to()
                                            .name()
                                            .equals(told.path("state").asText())
                            : answer.statusCode() == 409
                                    && "ILLEGAL_MOVE".equals(told.path("code").asText())
                                    && offered.equals(told.path("moves"))
                                    && situation
                                            .stage()
                                            .name()
                                            .equals(told.path("state").asText());
                    if (!fits)
                        deviations.add(situation + " " + move.getKey() + " by " + role + ": " + answer.asString());
                    if (isEdge) open++;
                }
            }
        }
        assertEquals(List.of(), deviations);
        int made = open;
        assertTrue(made > 60, () -> "only " + made + " edges were open: the table has become short");
    }

    @Test
    void nobodyElseHasAPartInIt() throws SQLException {
        var deviations = new ArrayList<String>();
        for (var stage : Stage.values()) {
            var duty = at(new Standing(stage, WhistleKind.ROUTINE, Role.LEAD, false, Set.of(), false));
            for (var asked : Set.copyOf(MOVES.values())) {
                for (var role : new TreeSet<>(EVERY_ROLE)) {
                    boolean theirs = asked.roles().contains(role);
                    // whose role has no address is told so before anybody looks where the duty stands
                    if (!theirs && stage != Stage.PENDING) continue;
                    var answer = ask(theirs ? elsewhere(role) : placed(role), duty, asked);
                    if (answer.statusCode() != (theirs ? 404 : 403))
                        deviations.add(stage + " " + asked.path() + " by " + role + ": " + answer.asString());
                }
            }
        }
        assertEquals(List.of(), deviations);
    }

    private static Response ask(String who, String duty, Asked asked) {
        return District.as(who).body(asked.body()).post("/assignments/" + duty + "/" + asked.path());
    }

    /** A path of REST Assured is compiled each time, which takes longer than the answer. */
    private static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String placed(String role) {
        return PEOPLE.computeIfAbsent(
                role,
                unknown -> HERE.person(
                        "p-" + role,
                        CLERKS.contains(role) ? "URBAN" : role.startsWith("station") ? HERE.station() : DISTRICT,
                        role));
    }

    /** The right role, of another unit. */
    private static String elsewhere(String role) {
        return PEOPLE.computeIfAbsent(
                "elsewhere " + role,
                unknown -> HERE.person("e-" + role, CLERKS.contains(role) ? "HOUSING" : DISTRICT + "009009", role));
    }

    /** A duty that stands there, with what it asked for; nobody's time is up but where that is said. */
    private String at(Standing situation) throws SQLException {
        var id = UUID.randomUUID().toString();
        var asked = situation.asked();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into assignment (district, id, whistle_id, whistle_number, cycle, organisation, role, kind, stage,
                        station_code, station_name, title, description, item_code, item_name, address, dispatched_at,
                        accept_due, check_in_due, complete_due, long_overdue_at, deadlines, accepted_at, checked_in_at, completed_at, released,
                        reworks, overdue, version, return_asked, ruling_asked, extension_asked, suspension_asked,
                        return_tried, return_refused, ruling_tried, suspended_in, suspended_at, review_at)
                    values ('%1$s', '%2$s', '%3$s', 'n', 1, 'URBAN', '%4$s', '%5$s', '%6$s', '%7$s', 's', 't', 'd', 'DG-1', 'i',
                        'a', '2026-11-18T01:00Z', '2026-11-20T01:00Z', '%19$s', '%20$s', '2027-01-01T09:30Z', '[]', %8$s, %9$s,
                        %10$s, %11$s, 0, %21$s, 0, %12$s, %13$s, %14$s, %15$s, %16$s, %17$s, %13$s, %18$s)""".formatted(
                            DISTRICT,
                            id,
                            UUID.randomUUID(),
                            situation.role(),
                            situation.kind(),
                            situation.stage(),
                            HERE.station(),
                            was(situation, Stage.ACCEPTED, Stage.CHECKED_IN, Stage.DONE, Stage.SUSPENDED),
                            was(situation, Stage.CHECKED_IN, Stage.DONE),
                            was(situation, Stage.DONE),
                            situation.released(),
                            asked.contains(PleaKind.RETURN),
                            asked.contains(PleaKind.RULING),
                            asked.contains(PleaKind.EXTENSION),
                            asked.contains(PleaKind.SUSPENSION),
                            situation.returnTried(),
                            situation.refused() || asked.contains(PleaKind.RULING),
                            situation.stage() == Stage.SUSPENDED
                                    ? "'ACCEPTED', '2026-11-18T01:30Z', '2031-01-01T00:30Z'"
                                    : "null, null, null",
                            situation.late() ? "2026-11-18T01:30Z" : "2026-11-24T01:00Z",
                            situation.overdue() ? "2026-11-18T01:40Z" : "2026-12-02T09:30Z",
                            situation.overdue()));
            if (!asked.isEmpty())
                statement.execute(asked.stream()
                        .map(kind -> """
                            ('%s', '%s', '%s', '%s', 'URBAN', '%s', 'ASKED', 'DG-H', %s, %s, 'r', 'lead', 'lead',
                             '2026-11-18T01:20Z', '2031-01-01T00:30Z')""".formatted(
                                        DISTRICT,
                                        UUID.randomUUID(),
                                        id,
                                        UUID.randomUUID(),
                                        kind,
                                        kind == PleaKind.SUSPENSION ? "'COURT'" : "null",
                                        kind == PleaKind.SUSPENSION ? "date '2026-12-01'" : "null"))
                        .collect(Collectors.joining(
                                ",",
                                "insert into plea (district, id, assignment_id, whistle_id, organisation, kind, stage, cited_item,"
                                        + " ground, review_on, reason, asked_by, asked_by_name, asked_at, decide_by) values ",
                                "")));
        }
        return id;
    }

    private static String was(Standing situation, Stage... stages) {
        return List.of(stages).contains(situation.stage()) ? "timestamptz '2026-11-18T01:10Z'" : "null";
    }
}
