package org.chuishao.local.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.calendar.YearOfDays;
import org.chuishao.reporting.assignment.DutyBook;
import org.chuishao.reporting.assignment.Opening;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Limits;
import org.chuishao.reporting.intake.CallRules;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.Participant.State;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.progress.Progress;

/** What happens to one whistle, at random. */
final class History {
    /** Histories may take years; only New Year's Day is a holiday in them. */
    private static final ClockRules CLOCKS = new ClockRules(
            WorkCalendar.of(IntStream.range(2026, 2100)
                    .mapToObj(year ->
                            new YearOfDays(year, "", List.of(new YearOfDays.Day("元旦", LocalDate.of(year, 1, 1), true))))
                    .toList()),
            Limits.bundled());

    private static final List<String> DEPARTMENTS = List.of("HOUSING", "URBAN", "FIRE", "MARKET", "WATER");

    final List<org.chuishao.reporting.lifecycle.Move> made = new ArrayList<>();
    private final List<String> tale = new ArrayList<>();
    private final Random chance;
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    // whistle's side
    private final Whistle whistle = new Whistle();
    private final boolean hasResident;
    private final List<Participant> called = new ArrayList<>();
    private final Topic<Told> whistles;

    // reporting's side
    private final WhistleKind kind;
    private final List<DutyBook> duties = new ArrayList<>();
    private final Set<org.chuishao.reporting.lifecycle.Role> returnedBefore =
            EnumSet.noneOf(org.chuishao.reporting.lifecycle.Role.class);
    private final Topic<Reported> assignments;

    /** What whistle tells. */
    private sealed interface Told {}

    private record Dispatched(int cycle, Instant at, Map<String, Role> departments) implements Told {}

    private record ReworkOrdered(int cycle, Instant at) implements Told {}

    /** Withdrawn, rejected, or linked to another whistle. */
    private record CalledOff(int cycle, Instant at) implements Told {}

    /** What reporting tells, of every move. */
    private record Reported(UUID duty, int cycle, String organisation, Role role, State state, boolean opened) {}

    History(long seed, boolean hasInbox) {
        chance = new Random(seed);
        whistle.id = new UUID(0, seed);
        whistle.kind = org.chuishao.whistle.casefile.Kind.values()[chance.nextInt(3)];
        kind = WhistleKind.valueOf(whistle.kind.name());
        hasResident = chance.nextBoolean();
        whistles = new Topic<>(hasInbox);
        assignments = new Topic<>(hasInbox);
        go(Move.BLOW, Stage.SUBMITTED);
    }

    Stage stage() {
        return whistle.stage();
    }

    String tale() {
        return tale + " " + whistle.stage() + " " + states() + " "
                + duties.stream()
                        .map(d -> d.row.organisation + " " + d.row.cycle + " " + d.row.stage())
                        .toList();
    }

    void anything() {
        switch (chance.nextInt(12)) {
            case 0, 1 -> somebodyOfTheStationOrCentre();
            case 2, 3, 4, 5 -> somebodyOfADepartment();
            case 6, 7 -> assignments.deliver(this::hear);
            case 8, 9 -> whistles.deliver(this::listen);
            case 10 -> timePasses();
            default -> {
                // seldom, or nothing new would ever arrive
                if (chance.nextInt(4) > 0) return;
                whistles.goBack(chance);
                assignments.goBack(chance);
            }
        }
    }

    void deliverAll() {
        while (!whistles.isDelivered() || !assignments.isDelivered()) {
            whistles.deliver(this::listen);
            assignments.deliver(this::hear);
        }
    }

    private void timePasses() {
        now = now.plus(Duration.ofMinutes(1 + chance.nextInt(4_000)));
        for (var duty : duties) if (duty.turn(now)) report(duty, org.chuishao.reporting.lifecycle.Move.RESUME);
        if (whistle.stage() == Stage.AWAITING_VERIFICATION && chance.nextInt(4) == 0)
            go(Move.LAPSE, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
        if (whistle.stage() == Stage.AWAITING_CALLBACK && chance.nextInt(4) == 0)
            go(Move.CALLBACK_EXHAUSTED, Stage.CLOSED);
        if (whistle.stage() == Stage.LINKED && chance.nextInt(4) == 0) theMainOneEnds();
    }

    private void theMainOneEnds() {
        if (chance.nextBoolean()) {
            go(Move.MAIN_CLOSED, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
        } else {
            whistle.mainId = null;
            go(Move.MAIN_FELL, Stage.SUBMITTED);
        }
    }

    // --- whistle ---

    private void go(Move move, Stage to) {
        whistle.go(move, to);
        tale.add(move.name());
    }

    private void somebodyOfTheStationOrCentre() {
        var moves = new ArrayList<>(Lifecycle.httpMovesFrom(whistle.stage()));
        // what nobody else hears of is whistle's own histories' matter
        moves.removeAll(List.of(Move.RATIFY, Move.PASS_UP));
        if (moves.isEmpty()) return;
        var move = moves.get(chance.nextInt(moves.size()));
        switch (move) {
            case ANSWER -> go(move, Stage.SUBMITTED);
            case ASK -> go(move, Stage.NEEDS_INFO);
            case DISPATCH -> {
                go(move, Stage.DISPATCHED);
                call(some());
            }
            case REOPEN -> {
                if (whistle.mainId != null || chance.nextInt(3) > 0) return;
                var again = new LinkedHashMap<String, Role>();
                ofThisCycle().stream().filter(p -> !p.state.isVoid()).forEach(p -> again.put(p.organisation, p.role));
                whistle.beginAgain();
                go(move, Stage.DISPATCHED);
                call(again);
            }
            case VERIFY -> {
                if (chance.nextInt(3) > 0) go(move, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
                else sendBack(move);
            }
            case CALLBACK -> {
                if (whistle.mainId == null && chance.nextInt(4) == 0) sendBack(move);
                else go(move, chance.nextBoolean() ? Stage.CLOSED : Stage.AWAITING_CALLBACK);
            }
            case REJECT -> {
                if (isSeldom()) callOff(move, Stage.REJECTED);
            }
            case OBJECT -> {
                if (whistle.objected) return;
                whistle.objected = true;
                go(move, Stage.SUBMITTED);
            }
            case LINK -> {
                if (!isSeldom()) return;
                whistle.mainId = new UUID(1, 0);
                callOff(move, Stage.LINKED);
            }
            case WITHDRAW -> {
                if (chance.nextInt(8) > 0 || ofThisCycle().stream().anyMatch(Participant::hasBegun)) return;
                callOff(move, Stage.WITHDRAWN);
            }
            default -> throw new IllegalStateException("nobody said what becomes of " + move);
        }
    }

    /** Or most whistles would end before anybody was called. */
    private boolean isSeldom() {
        return chance.nextInt(called.isEmpty() ? 20 : 3) == 0;
    }

    private void callOff(Move move, Stage to) {
        go(move, to);
        whistles.tell(new CalledOff(whistle.cycle, now));
    }

    private Map<String, Role> some() {
        var departments = new ArrayList<>(DEPARTMENTS);
        Collections.shuffle(departments, chance);
        var some = new LinkedHashMap<String, Role>();
        for (var department : departments.subList(0, 1 + chance.nextInt(5)))
            some.put(department, some.isEmpty() ? Role.LEAD : Role.ASSIST);
        return some;
    }

    private void call(Map<String, Role> departments) {
        whistle.dispatchedAt = now;
        departments.forEach((department, role) -> {
            var known = ofThisCycle().stream()
                    .filter(p -> p.organisation.equals(department))
                    .findFirst();
            if (known.isEmpty()) called.add(new Participant(whistle, department, role));
            else if (!known.get().keeps(role)) known.get().callAgain(role);
        });
        whistles.tell(new Dispatched(whistle.cycle, now, departments));
    }

    private void sendBack(Move move) {
        go(move, Stage.IN_PROGRESS);
        Progress.goAgain(ofThisCycle());
        whistles.tell(new ReworkOrdered(whistle.cycle, now));
    }

    /** As whistle follows its departments. */
    private void hear(Reported told) {
        var participant = called.stream()
                .filter(p -> p.cycle == told.cycle() && p.organisation.equals(told.organisation()))
                .findFirst()
                .orElseGet(() -> {
                    assertTrue(told.opened() && told.cycle() == whistle.cycle, () -> "never called: " + told);
                    var instead = new Participant(whistle, told.organisation(), told.role());
                    called.add(instead);
                    return instead;
                });
        if (told.duty().equals(participant.formerAssignmentId)) return;
        participant.role = told.role();
        participant.become(told.state());
        participant.assignmentId = told.duty();
        if (told.cycle() != whistle.cycle) return;
        for (var step = Progress.next(whistle.stage(), ofThisCycle());
                step.isPresent();
                step = Progress.next(whistle.stage(), ofThisCycle()))
            go(step.get().move(), step.get().to());
    }

    private List<Participant> ofThisCycle() {
        return called.stream().filter(p -> p.cycle == whistle.cycle).toList();
    }

    // --- reporting ---

    private void somebodyOfADepartment() {
        if (duties.isEmpty()) return;
        var duty = duties.get(chance.nextInt(duties.size()));
        var moves = duty.moves(now);
        if (moves.isEmpty()) return;
        var move = moves.get(chance.nextInt(moves.size()));
        if (move == org.chuishao.reporting.lifecycle.Move.REASSIGN && !reassign(duty)) return;
        if (move == org.chuishao.reporting.lifecycle.Move.RULE_ANOTHERS
                && duty.row.role == org.chuishao.reporting.lifecycle.Role.ASSIST) reassign(duty);
        duty.make(move, now);
        if (move == org.chuishao.reporting.lifecycle.Move.RETURN
                || move == org.chuishao.reporting.lifecycle.Move.RULE_ANOTHERS) returnedBefore.add(duty.row.role);
        report(duty, move);
    }

    /** The new duty is told before the old one ends. */
    private boolean reassign(DutyBook old) {
        var free = DEPARTMENTS.stream()
                .filter(d -> duties.stream()
                        .noneMatch(a -> a.row.cycle == old.row.cycle
                                && !a.row.stage().isVoid()
                                && a.row.organisation.equals(d)))
                .toList();
        if (free.isEmpty()) return false;
        open(free.get(chance.nextInt(free.size())), old.row.role, old.row.cycle, now);
        return true;
    }

    private void open(String department, org.chuishao.reporting.lifecycle.Role role, int cycle, Instant at) {
        var duty = new DutyBook(CLOCKS, department, role, kind, cycle, at);
        duty.row.pleading.contested = returnedBefore.contains(role);
        duties.add(duty);
        assignments.tell(reported(duty, true));
    }

    private void report(DutyBook duty, org.chuishao.reporting.lifecycle.Move move) {
        made.add(move);
        tale.add(duty.row.organisation + " " + move);
        assignments.tell(reported(duty, false));
    }

    private static Reported reported(DutyBook duty, boolean opened) {
        var row = duty.row;
        return new Reported(
                row.id,
                row.cycle,
                row.organisation,
                Role.valueOf(row.role.name()),
                State.valueOf(row.stage().name()),
                opened);
    }

    /** As reporting follows its whistle. */
    private void listen(Told told) {
        switch (told) {
            case Dispatched d -> {
                var ofCycle = duties.stream()
                        .map(duty -> duty.row)
                        .filter(row -> row.cycle == d.cycle())
                        .toList();
                var called = d.departments().entrySet().stream()
                        .map(e -> new Opening.Called(
                                e.getKey(),
                                org.chuishao.reporting.lifecycle.Role.valueOf(
                                        e.getValue().name())))
                        .toList();
                var anew = CallRules.anew(ofCycle, called);
                var relieved = CallRules.relieved(ofCycle, called);
                for (var duty : standing(d.cycle()))
                    if (relieved.contains(duty.row) && duty.withdraw(d.at()))
                        report(duty, org.chuishao.reporting.lifecycle.Move.WITHDRAW);
                anew.forEach(c -> open(c.organisation(), c.role(), d.cycle(), d.at()));
            }
            case ReworkOrdered r -> {
                for (var duty : standing(r.cycle()))
                    if (duty.row.role == org.chuishao.reporting.lifecycle.Role.LEAD
                            && duty.row.stage() == org.chuishao.reporting.lifecycle.Stage.DONE) {
                        duty.rework(r.at());
                        report(duty, org.chuishao.reporting.lifecycle.Move.REWORK);
                    }
            }
            case CalledOff w -> {
                for (var duty : standing(w.cycle()))
                    if (duty.withdraw(w.at())) report(duty, org.chuishao.reporting.lifecycle.Move.WITHDRAW);
            }
        }
    }

    private List<DutyBook> standing(int cycle) {
        return duties.stream()
                .filter(d -> d.row.cycle == cycle && !d.row.stage().isVoid())
                .toList();
    }

    // --- both ---

    /** Everything was delivered: each participant is where its duty is, and somebody or time can go on. */
    void check() {
        for (var participant : ofThisCycle()) {
            var duty = duties.stream()
                    .filter(d -> d.row.id.equals(participant.assignmentId))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(participant.organisation + " has no duty"));
            assertEquals(duty.row.stage().name(), participant.state.name(), () -> participant.organisation);
            assertEquals(duty.row.role.name(), participant.role.name(), () -> participant.organisation);
        }
        var leads = standing(whistle.cycle).stream()
                .filter(d -> d.row.role == org.chuishao.reporting.lifecycle.Role.LEAD)
                .toList();
        assertTrue(leads.size() <= 1, () -> "two lead: " + tale());
        for (var duty : duties) {
            if (!duty.row.stage().isOpen()) continue;
            assertTrue(duty.isWatched(now), () -> "no clock runs for " + duty.row.organisation);
            assertTrue(
                    duty.row.cycle == whistle.cycle && !isAtItsEnd() && whistle.stage() != Stage.LINKED,
                    () -> duty.row.organisation + " owes something to a whistle that is " + whistle.stage());
        }
        var stage = whistle.stage();
        if (List.of(Stage.DISPATCHED, Stage.IN_PROGRESS, Stage.SUSPENDED).contains(stage))
            assertTrue(
                    standing(whistle.cycle).stream().anyMatch(d -> d.row.stage().isOpen()),
                    () -> "nobody works for a whistle that is " + stage);
        else if (!stage.isTerminal()) assertTrue(!Lifecycle.httpMovesFrom(stage).isEmpty(), stage::name);
    }

    private boolean isAtItsEnd() {
        return whistle.stage().isTerminal();
    }

    private String states() {
        return called.stream()
                .map(p -> p.organisation + " " + p.cycle + " " + p.role + " " + p.state)
                .toList()
                .toString();
    }

    /** People answer, departments work, time passes: then every whistle ends, and both sides say so. */
    void comeToAnEnd() {
        for (int i = 0; i < 5_000 && !isAtItsEnd(); i++) anything();
        assertTrue(isAtItsEnd(), () -> "it never ends");
        deliverAll();
        check();
    }
}
