package org.chuishao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chuishao.kernel.testing.EventTable;
import org.chuishao.local.crash.Databases;
import org.chuishao.reporting.lifecycle.Guard;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every edge of both tables, through the gateway, by everybody who may take it, and refused to everybody else: {@link WhistleRows},
 * {@link DutyRows} and {@link Shut} say how. All is walked once, many at a time, and each test looks at one side of it.
 */
class EveryEdgeIT {
    private static final int AT_ONCE = 16;

    private static final Town TOWN = Town.shared().quiet();
    private static final Walk WALK = new Walk(new Cast(TOWN));
    private static final Crossing WHISTLES = new Crossing(WALK);
    private static final Crossing DUTIES = new Crossing(WALK);
    private static final List<Shut> WHISTLES_SHUT = Shut.ofWhistles(WALK);
    private static final List<Shut> DUTIES_SHUT = Shut.ofDuties(WALK);

    /** What could not even be begun, or never came. */
    private static final Queue<String> BROKEN = new ConcurrentLinkedQueue<>();

    /** What waits for its time. */
    private record Later(Part service, Instant then, Runnable rest) {}

    @BeforeAll
    static void walkEverything() {
        untilTheRegistersAreKnown();
        var work = new ArrayList<Supplier<List<Later>>>();
        for (var row : new WhistleRows(WALK).rows()) work.add(() -> later(row, WHISTLES.cross(row)));
        for (var row : new DutyRows(WALK).rows()) work.add(() -> later(row, DUTIES.cross(row)));
        for (var shut : WHISTLES_SHUT) work.add(() -> later(shut, WHISTLES.shut(shut)));
        for (var shut : DUTIES_SHUT) work.add(() -> later(shut, DUTIES.shut(shut)));
        new WhistleRows(WALK).stages().forEach((stage, start) -> work.add(() -> standStill(stage, start.get())));
        new DutyRows(WALK).stages().forEach((stage, start) -> work.add(() -> standStill(stage, start.get())));
        work.add(() -> {
            var duty = WALK.pendingAssist();
            return List.of(new Later(
                    Part.REPORTING,
                    WhistleRows.NEXT_DAY,
                    () -> standStill(org.chuishao.reporting.lifecycle.Stage.ABSENT, WALK.absent(duty))));
        });
        var later = together(work);
        for (var service : List.of(Part.REPORTING, Part.WHISTLE))
            for (var then : later.stream()
                    .filter(one -> one.service() == service)
                    .map(Later::then)
                    .collect(Collectors.toCollection(TreeSet::new))) {
                TOWN.livesAt(service, then);
                together(later.stream()
                        .filter(one -> one.service() == service && one.then().equals(then))
                        .map(one -> doing(one.rest()))
                        .toList());
                TOWN.livesAsBefore(service);
            }
    }

    @AfterAll
    static void comeBack() {
        TOWN.livesAsBefore(Part.REPORTING);
        TOWN.livesAsBefore(Part.WHISTLE);
    }

    @Test
    void nothingBreaksOnTheWay() {
        assertEquals(List.of(), List.copyOf(BROKEN));
    }

    @Test
    void everyEdgeOfTheWhistleIsWalked() {
        assertEquals(List.of(), List.copyOf(WHISTLES.wrong));
        assertEquals(List.of(), Coverage.of(WhistleRows.TABLE, WHISTLES.walked).faults());
    }

    @Test
    void everyEdgeOfADepartmentsDutyIsWalked() {
        assertEquals(List.of(), List.copyOf(DUTIES.wrong));
        assertEquals(List.of(), Coverage.of(DutyRows.TABLE, DUTIES.walked).faults());
    }

    @Test
    void whoeverMayNotIsRefusedAndNothingChanges() {
        assertEquals(List.of(), List.copyOf(WHISTLES.wronglyRefused));
        assertEquals(List.of(), List.copyOf(DUTIES.wronglyRefused));
        int refusals = WHISTLES.refusals.get() + DUTIES.refusals.get();
        System.out.printf(
                "edges: %d whistles, %d edges walked, %d refused, %d shut%n",
                WALK.whistles.size(),
                WHISTLES.walked.size() + DUTIES.walked.size(),
                refusals,
                WHISTLES.conflicts.get() + DUTIES.conflicts.get());
        assertTrue(refusals > 1000, () -> "only " + refusals + " were refused");
    }

    @Test
    void whatIsNoEdgeIsToldWhatIs() {
        assertEquals(List.of(), List.copyOf(WHISTLES.wronglyShut));
        assertEquals(List.of(), List.copyOf(DUTIES.wronglyShut));
    }

    /** What has no condition, and where only time decides, is never shut to anybody. */
    @Test
    void everyGuardHasBeenSeenToShut() {
        var seen = DUTIES_SHUT.stream().map(Shut::guard).toList();
        var guards = Arrays.stream(Guard.values())
                .filter(guard -> guard != Guard.ALWAYS && guard != Guard.BACK_WHERE_SUSPENDED)
                .map(Enum::name)
                .toList();
        assertEquals(List.of(), Coverage.of(guards, seen).faults());
    }

    @Test
    void bothSidesAgreeInTheEnd() {
        var agreed = new ConcurrentLinkedQueue<String>();
        together(WALK.whistles.stream()
                .map(whistle -> doing(() -> {
                    Walk.until("both sides to agree about " + whistle, () -> WALK.agree(whistle));
                    agreed.add(whistle);
                }))
                .toList());
        assertEquals(Set.copyOf(WALK.whistles), Set.copyOf(agreed));
    }

    /** Past the services: the event was written with its edge, and has taken effect once on the other side if that listens to it. */
    @Test
    void everyEdgesEventIsToldAndHeard() {
        isHeard(WHISTLES.told, Part.WHISTLE, "whistle", Part.REPORTING, "whistles");
        isHeard(DUTIES.told, Part.REPORTING, "assignment", Part.WHISTLE, "assignments");
    }

    private static void isHeard(
            Collection<Crossing.Told> told, Part teller, String about, Part listener, String consumer) {
        var databases = new Databases(TOWN.suite);
        var here = " where district = '" + Cast.DISTRICT + "' and ";
        var listenedTo = EventTable.rows()
                .filter(row -> row.listeners().contains(listener.word()))
                .map(EventTable.Row::type)
                .collect(Collectors.toSet());
        assertTrue(told.stream().map(Crossing.Told::type).anyMatch(listenedTo::contains), "nothing is listened to");
        Walk.until(listener + " to have heard " + teller, () -> {
            try {
                var heard =
                        databases
                                .rows(listener, "select event_id from inbox" + here + "consumer = '" + consumer + "'")
                                .stream()
                                .flatMap(List::stream)
                                .collect(Collectors.toSet());
                var written = databases.rows(
                        teller, "select type, payload, id from outbox" + here + "aggregatetype = '" + about + "'");
                return told.stream()
                        .allMatch(one -> written.stream()
                                .anyMatch(row -> row.get(0).equals(one.type())
                                        && row.get(1).contains(idOf(one))
                                        && heard.contains(row.get(2)) == listenedTo.contains(one.type())));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String idOf(Crossing.Told told) {
        var path = told.about().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A case at a stage: every move of the table that does not begin there, by somebody whose it would be. */
    private static List<Later> standStill(org.chuishao.whistle.lifecycle.Stage stage, Row.Case it) {
        WHISTLES.offersOnly(
                stage.name(),
                it,
                Lifecycle.httpMovesFrom(stage).stream().map(WhistleRows::path).toList());
        for (var move : Move.values())
            if (move.isOverHttp() && !Lifecycle.movesFrom(stage).contains(move))
                WHISTLES.isShut(
                        stage + " " + move,
                        it,
                        WhistleRows.whose(move),
                        WhistleRows.path(move),
                        WhistleRows.body(move, it));
        return List.of();
    }

    private static List<Later> standStill(org.chuishao.reporting.lifecycle.Stage stage, Row.Case it) {
        var known = org.chuishao.reporting.lifecycle.Lifecycle.movesFrom(stage);
        DUTIES.offersOnly(
                stage.name(),
                it,
                known.stream()
                        .filter(DutyRows.MOVES::containsKey)
                        .map(move -> DutyRows.MOVES.get(move).path())
                        .toList());
        DutyRows.MOVES.forEach((move, asked) -> {
            if (!known.contains(move))
                DUTIES.isShut(stage + " " + move, it, asked.who().getFirst(), asked.path(), asked.body());
        });
        return List.of();
    }

    private static List<Later> later(Row row, List<Runnable> rest) {
        return rest.stream()
                .map(one -> switch (row.how()) {
                    case Row.InTime time -> new Later(time.service(), time.then(), one);
                    case Row.Asked asked -> new Later(asked.service(), asked.then(), one);
                    case Row.Caused _ -> new Later(null, null, one);
                })
                .toList();
    }

    private static List<Later> later(Shut shut, List<Runnable> rest) {
        return rest.stream()
                .map(one -> new Later(shut.service(), shut.then(), one))
                .toList();
    }

    private static Supplier<List<Later>> doing(Runnable rest) {
        return () -> {
            rest.run();
            return List.of();
        };
    }

    private static List<Later> together(List<Supplier<List<Later>>> work) {
        var room = new Semaphore(AT_ONCE);
        var left = new ConcurrentLinkedQueue<Later>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : work)
                people.submit(() -> {
                    room.acquireUninterruptibly();
                    try {
                        left.addAll(one.get());
                    } catch (RuntimeException | AssertionError e) {
                        BROKEN.add(e.toString());
                    } finally {
                        room.release();
                    }
                });
        }
        return List.copyOf(left);
    }

    /** What the registers say reaches each service as events, in its own time. */
    private static void untilTheRegistersAreKnown() {
        TOWN.register(
                "organisations",
                List.of(Map.of("code", "EMERGENCY-MGMT", "name", "应急管理局", "shortName", "应急局", "kind", "DEPARTMENT")));
        var probe = WALK.submitted(Walk.Matter.ROUTINE);
        var call = Map.of("lead", Walk.LEAD, "assists", List.of(Walk.ASSIST, "WATER", "EMERGENCY-MGMT"));
        Walk.until(
                "whistles to know the departments",
                () -> WALK.cast
                        .asks("dispatcher", probe.path() + "/dispatch", call)
                        .isGood());
        var duty = WALK.duty(WALK.heard(probe), Walk.LEAD);
        Walk.until(
                "duties to know the matters",
                () -> WALK.cast
                        .asks("market-lead", duty.path() + "/return", Walk.plea("return"))
                        .isGood());
        WALK.then(duty, "dispatcher", "return/refuse", Walk.reason());
        Walk.until(
                "duties to know the departments",
                () -> WALK.cast
                        .asks(
                                "dispatcher",
                                duty.path() + "/reassign",
                                DutyRows.MOVES
                                        .get(org.chuishao.reporting.lifecycle.Move.REASSIGN)
                                        .body())
                        .isGood());
    }
}
