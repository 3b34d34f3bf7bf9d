package org.chuishao.whistle.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.Participant.State;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.clock.WaitRules;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.policy.WorkflowPolicy;
import org.junit.jupiter.api.Test;

/**
 * Whatever people and time do, in whatever order departments' events come and however often: the stage and the departments
 * agree, the whistle moves along the table only, and it is never stuck.
 */
class HistoriesPropertyTest {
    private static final int STEPS = 60;

    private static final WaitRules CLOCKS = new WaitRules(WorkCalendar.bundled());
    private static final WorkflowPolicy POLICY = policy();

    private static WorkflowPolicy policy() {
        try (var file = WorkflowPolicy.class.getResourceAsStream("/policies/workflow-v1.json")) {
            return new JsonMapper().readValue(file, WorkflowPolicy.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property(tries = 12_000)
    void stageAndDepartmentsAgreeAndNothingIsStuck(@ForAll long seed) {
        var history = new History(seed);
        for (int i = 0; i < STEPS; i++) {
            history.anything();
            history.check();
        }
        history.comeToAnEnd();
    }

    /** The guards of this test would say so of a world in which nothing happens. */
    @Test
    void everyMoveOfTheTableIsMade() {
        var made = new java.util.TreeSet<Move>();
        for (long seed = 0; seed < 500; seed++) {
            var history = new History(seed);
            for (int i = 0; i < STEPS; i++) history.anything();
            made.addAll(history.made);
        }
        var expected = new java.util.TreeSet<>(List.of(Move.values()));
        // a head's word and the next desk change nothing here
        expected.removeAll(List.of(Move.RATIFY, Move.PASS_UP));
        assertEquals(expected, made);
    }

    /** A department's own book of its duty, and what it has told that has not arrived yet. */
    private static final class Duty {
        State state = State.PENDING;
        State before;
        final Deque<State> told = new ArrayDeque<>();

        void become(State next) {
            if (next == State.SUSPENDED) before = state;
            state = next;
            told.add(next);
        }
    }

    private static final class History {
        final Random chance;
        final Whistle whistle = new Whistle();
        final boolean hasResident;
        final List<Participant> called = new ArrayList<>();
        final Map<Participant, Duty> duties = new LinkedHashMap<>();
        final List<Move> made = new ArrayList<>();
        Instant now = Instant.parse("2026-03-02T01:00:00Z");
        Instant since = now;

        History(long seed) {
            chance = new Random(seed);
            hasResident = chance.nextBoolean();
            whistle.kind = Kind.values()[chance.nextInt(3)];
        }

        void anything() {
            switch (chance.nextInt(8)) {
                case 0, 1 -> somebodyMoves();
                case 2, 3, 4 -> aDepartmentActs();
                case 5, 6 -> anEventArrives();
                default -> timePasses(Duration.ofHours(chance.nextInt(120)));
            }
        }

        void go(Move move, Stage to) {
            var before = whistle.stage();
            whistle.go(move, to);
            made.add(move);
            if (before != to) since = now;
        }

        /** One of the moves somebody may ask for, or what becomes of the whistle this one is linked to. */
        void somebodyMoves() {
            var moves = new ArrayList<>(Lifecycle.httpMovesFrom(whistle.stage()));
            if (whistle.stage() == Stage.LINKED) moves.addAll(List.of(Move.MAIN_CLOSED, Move.MAIN_FELL));
            if (!moves.isEmpty()) make(moves.get(chance.nextInt(moves.size())));
        }

        void make(Move move) {
            switch (move) {
                case BLOW, ANSWER, OBJECT, MAIN_FELL -> go(move, Stage.SUBMITTED);
                case ASK -> go(move, Stage.NEEDS_INFO);
                case REJECT -> go(move, Stage.REJECTED);
                case LINK -> go(move, Stage.LINKED);
                case DISPATCH -> {
                    go(move, Stage.DISPATCHED);
                    call();
                }
                case REOPEN -> {
                    whistle.beginAgain();
                    go(move, Stage.DISPATCHED);
                    call();
                }
                case MAIN_CLOSED -> go(move, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
                case VERIFY -> {
                    if (chance.nextInt(3) > 0) go(move, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
                    else sendBack(move);
                }
                case CALLBACK -> callBack();
                case WITHDRAW -> withdraw();
                default -> {} // changes no stage
            }
        }

        private void callBack() {
            // a linked whistle has nobody who could go again
            if (!ofThisCycle().isEmpty() && chance.nextInt(4) == 0) {
                sendBack(Move.CALLBACK);
                return;
            }
            whistle.callbackTries++;
            boolean over = chance.nextBoolean()
                    || whistle.callbackTries >= POLICY.callback().tries();
            go(Move.CALLBACK, over ? Stage.CLOSED : Stage.AWAITING_CALLBACK);
        }

        private void sendBack(Move move) {
            go(move, Stage.IN_PROGRESS);
            Progress.goAgain(ofThisCycle());
            Progress.lead(ofThisCycle()).map(duties::get).ifPresent(lead -> lead.become(State.CHECKED_IN));
        }

        private void withdraw() {
            if (ofThisCycle().stream().anyMatch(Participant::hasBegun)) return;
            go(Move.WITHDRAW, Stage.WITHDRAWN);
            ofThisCycle().stream()
                    .map(duties::get)
                    .filter(d -> !d.state.isOver())
                    .forEach(d -> d.become(State.WITHDRAWN));
        }

        private void call() {
            var departments = new ArrayList<>(List.of("HOUSING", "URBAN", "FIRE", "MARKET"));
            java.util.Collections.shuffle(departments, chance);
            int many = 1 + chance.nextInt(3);
            var before = ofThisCycle();
            for (int i = 0; i < many; i++) call(departments.get(i), i == 0 ? Role.LEAD : Role.ASSIST, before);
            // who is not called again is relieved: reporting ends those duties
            for (var p : before)
                if (!departments.subList(0, many).contains(p.organisation)
                        && !duties.get(p).state.isOver()) duties.get(p).become(State.WITHDRAWN);
        }

        private void call(String department, Role role, List<Participant> before) {
            var known = before.stream()
                    .filter(p -> p.organisation.equals(department))
                    .findFirst();
            var participant = known.orElseGet(() -> {
                var p = new Participant(whistle, department, role);
                called.add(p);
                return p;
            });
            if (known.isEmpty()) duties.put(participant, new Duty());
            else if (!participant.keeps(role)) {
                participant.callAgain(role);
                // what the duty before still tells is told of another assignment
                duties.put(participant, new Duty());
            }
        }

        List<Participant> ofThisCycle() {
            return called.stream().filter(p -> p.cycle == whistle.cycle).toList();
        }

        void aDepartmentActs() {
            var open = ofThisCycle().stream()
                    .filter(p -> !duties.get(p).state.isOver())
                    .toList();
            if (open.isEmpty()) return;
            var participant = open.get(chance.nextInt(open.size()));
            var duty = duties.get(participant);
            duty.become(
                    switch (duty.state) {
                        case PENDING -> first(participant, State.ACCEPTED);
                        case ACCEPTED -> first(participant, State.CHECKED_IN);
                        case CHECKED_IN -> chance.nextInt(4) == 0 ? State.SUSPENDED : State.DONE;
                        case SUSPENDED -> duty.before;
                        default -> duty.state;
                    });
        }

        private State first(Participant participant, State regular) {
            return switch (chance.nextInt(8)) {
                case 0 -> State.SUSPENDED;
                case 1 -> State.RETURNED;
                case 2 -> participant.role == Role.ASSIST ? State.ABSENT : regular;
                default -> regular;
            };
        }

        /** From any department next, sometimes only a reminder that says again what was said before. */
        void anEventArrives() {
            if (called.isEmpty()) return;
            var participant = called.get(chance.nextInt(called.size()));
            var told = duties.get(participant).told;
            if (!told.isEmpty()) participant.become(told.poll());
            else if (chance.nextBoolean()) return;
            if (participant.cycle == whistle.cycle) follow();
        }

        private void follow() {
            for (var step = next(); step.isPresent(); step = next())
                go(step.get().move(), step.get().to());
        }

        private Optional<Progress.Step> next() {
            return Progress.next(whistle.stage(), ofThisCycle());
        }

        void timePasses(Duration time) {
            now = now.plus(time);
            var stage = whistle.stage();
            WaitRules.at(stage)
                    .filter(wait -> stage != Stage.SUBMITTED)
                    .map(wait -> CLOCKS.deadline(wait, POLICY, whistle.kind, false, since))
                    .filter(deadline -> !deadline.isMetBy(now))
                    .ifPresent(passed -> {
                        if (stage == Stage.AWAITING_CALLBACK) go(Move.CALLBACK_EXHAUSTED, Stage.CLOSED);
                        else go(Move.LAPSE, hasResident ? Stage.AWAITING_CALLBACK : Stage.CLOSED);
                    });
        }

        void check() {
            var stage = whistle.stage();
            var lead = Progress.lead(ofThisCycle()).map(p -> p.state);
            assertEquals(Optional.empty(), next(), () -> stage + " although " + states());
            switch (stage) {
                case DISPATCHED ->
                    assertTrue(lead.orElseThrow() == State.PENDING || lead.get() == State.ACCEPTED, this::states);
                case SUSPENDED -> assertEquals(State.SUSPENDED, lead.orElseThrow());
                case AWAITING_VERIFICATION -> {
                    assertEquals(State.DONE, lead.orElseThrow());
                    assertTrue(
                            ofThisCycle().stream()
                                    .filter(p -> p.role == Role.ASSIST)
                                    .allMatch(p -> p.state.isOver()),
                            this::states);
                }
                default -> {}
            }
            assertTrue(
                    stage.isTerminal()
                            || !Lifecycle.httpMovesFrom(stage).isEmpty()
                            || stage == Stage.LINKED
                            || ofThisCycle().stream()
                                    .anyMatch(p -> !p.state.isOver()
                                            || !duties.get(p).told.isEmpty()),
                    () -> "stuck at " + stage + " with " + states());
        }

        String states() {
            return ofThisCycle().stream()
                    .map(p -> p.role + " " + p.state)
                    .toList()
                    .toString();
        }

        /** People answer, departments work, time passes: then every whistle ends. */
        void comeToAnEnd() {
            for (int i = 0; i < 2_000 && !whistle.stage().isTerminal(); i++) {
                anything();
                check();
            }
            assertTrue(whistle.stage().isTerminal(), () -> "still " + whistle.stage() + " with " + states());
        }
    }
}
