package org.chuishao.whistle;

import static org.chuishao.whistle.Village.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.whistle.lifecycle.Edge;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table as it is met over HTTP: every move somebody may ask for, at every stage, by everybody whose role has its address.
 * Whatever is no edge is 409 and names what is.
 */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class EdgesIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final Map<String, String> NOTE = Map.of("note", "为什么");
    private static final List<String> STATION_PEOPLE = List.of(MEMBER, DEPUTY, HEAD);

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static List<String> whoseAddressItIs(Move move) {
        return switch (move) {
            case BLOW, ANSWER, OBJECT, WITHDRAW -> STATION_PEOPLE;
            case RATIFY, REOPEN -> List.of(HEAD);
            case VERIFY -> List.of(DEPUTY, HEAD);
            case DISPATCH, ASK, REJECT, PASS_UP -> List.of(DISPATCHER);
            case LINK -> List.of(DISPATCHER, MEMBER, DEPUTY, HEAD);
            case CALLBACK -> List.of(OPERATOR);
            default -> List.of();
        };
    }

    private static Object body(Move move, String main) {
        return switch (move) {
            case DISPATCH -> Map.of("lead", "URBAN");
            case REJECT -> Map.of("reason", "STATION_MATTER", "note", "为什么");
            case VERIFY -> Map.of("passed", true, "ratings", List.of(Map.of("organisation", "HOUSING", "stars", 4)));
            case CALLBACK -> Map.of("reached", true, "satisfaction", "SATISFIED");
            case LINK -> Map.of("mainId", main);
            case BLOW, RATIFY -> "";
            default -> NOTE;
        };
    }

    @Test
    void everyEdgeIsOpenAndEverythingElseNamesWhatIs() throws SQLException {
        var main = at(Stage.SUBMITTED, null);
        var deviations = new ArrayList<String>();
        var offers = new HashMap<String, List<String>>();
        int open = 0;
        for (var stage : Stage.values()) {
            var standing = at(stage, main);
            for (var move : Move.values())
                for (var who : whoseAddressItIs(move)) {
                    var targets = Lifecycle.TABLE.stream()
                            .filter(edge -> edge.from() == stage && edge.move() == move)
                            .map(Edge::to)
                            .map(Enum::name)
                            .collect(Collectors.toSet());
                    // a move that is made uses its whistle up
                    var id = targets.isEmpty() ? standing : at(stage, main);
                    var offered = offers.computeIfAbsent(
                            stage + who,
                            unread -> as(who).get("/whistles/" + id).path("moves"));
                    var path = move.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    var answer = as(who).body(body(move, main)).post("/whistles/" + id + "/" + path);
                    var what = stage + " " + path + ": " + answer.statusCode() + " " + answer.path("code");
                    boolean fits = targets.isEmpty()
                            ? answer.statusCode() == 409
                                    && "ILLEGAL_MOVE".equals(answer.path("code"))
                                    && offered.equals(answer.path("moves"))
                                    && !offered.contains(path)
                            : answer.statusCode() == 200
                                    && targets.contains(answer.<String>path("stage"))
                                    && offered.contains(path);
                    if (!fits) deviations.add(what + " " + offered);
                    if (!targets.isEmpty()) open++;
                }
        }
        assertEquals(List.of(), deviations);
        assertTrue(open > 40, () -> "the table has become short");
    }

    /** An emergency with a resident that stands there, with its lead as far as that needs; nobody's time is up. */
    private String at(Stage stage, String main) throws SQLException {
        var id = UUID.randomUUID().toString();
        var lead = switch (stage) {
            case DISPATCHED -> "PENDING";
            case IN_PROGRESS -> "CHECKED_IN";
            case SUSPENDED -> "SUSPENDED";
            case AWAITING_VERIFICATION, AWAITING_CALLBACK, CLOSED -> "DONE";
            default -> null;
        };
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description, address, channel,
                        created_at, created_by, changed_at, blown_at, closed_at, outcome, callback_tries, version, policy,
                        stage_since, due_at, reject_reason, main_id)
                    values ('340803', '%1$s', '340803-2001-%8$06d', 'EMERGENCY', '%2$s', 1, '%3$s', 't', 'd', 'a', 'STATION', now(), 'member', now(),
                        now(), %4$s, %5$s, 0, 0, 'v1', now(), '2031-01-01', %6$s, %7$s)""".formatted(
                            id,
                            stage,
                            STATION,
                            stage == Stage.CLOSED ? "timestamptz '2026-11-18T01:00Z'" : "null",
                            lead == null ? "null" : "'SOLVED'",
                            stage == Stage.REJECTED ? "'STATION_MATTER'" : "null",
                            stage == Stage.LINKED ? "'" + main + "'" : "null",
                            NUMBERS.incrementAndGet()));
            if (lead != null) statement.execute("""
                    insert into participant (district, whistle_id, cycle, organisation, role, stage)
                    values ('340803', '%s', 1, 'HOUSING', 'LEAD', '%s')""".formatted(id, lead));
        }
        return id;
    }
}
