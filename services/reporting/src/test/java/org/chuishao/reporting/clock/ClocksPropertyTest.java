package org.chuishao.reporting.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.junit.jupiter.api.Test;

/** Clocks that are stopped, resumed, extended and turned add up, whatever happens in whatever order. */
class ClocksPropertyTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.bundled();
    private static final ClockRules RULES = new ClockRules(CALENDAR, Limits.bundled());

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        at("2025-01-01T00:00").getEpochSecond(),
                        at("2026-07-31T00:00").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property
    void whatWasLeftIsLeft(
            @ForAll WhistleKind kind,
            @ForAll Step step,
            @ForAll("moments") Instant stopped,
            @ForAll @IntRange(min = 1, max = 40 * 24 * 60) int minutesLeft,
            @ForAll @IntRange(min = 1, max = 90 * 24 * 60) int minutesStopped) {
        if (Limits.bundled().of(kind, step).isEmpty()) return;
        var due = stopped.plus(Duration.ofMinutes(minutesLeft));
        var resumed = stopped.plus(Duration.ofMinutes(minutesStopped));
        var pause = RULES.pause(kind, step, due, stopped, resumed).orElseThrow();
        assertEquals(
                pause.left(),
                pause.working() ? CALENDAR.workingTime(resumed, pause.due()) : Duration.between(resumed, pause.due()));
        assertFalse(pause.due().isBefore(resumed));
        assertTrue(RULES.pause(kind, step, stopped, stopped, resumed).isEmpty(), "what had passed stays passed");
    }

    /** The vector of domain §3: a pause across the National Day holiday gives neither back nor takes away. */
    @Test
    void aPauseAcrossAHolidayIsExact() {
        var pause = RULES.pause(
                        WhistleKind.ROUTINE,
                        Step.COMPLETE,
                        at("2026-10-13T17:30"),
                        at("2026-09-30T16:00"),
                        at("2026-10-09T08:30"))
                .orElseThrow();
        // 1.5 h on 09-30, then 10-08 to 10-10 (a make-up Saturday), 10-12 and 10-13: 36.5 h were left
        assertEquals(Duration.ofMinutes(36 * 60 + 30), pause.left());
        assertEquals(at("2026-10-15T10:00"), pause.due());
    }

    @Test
    void remindersComeAtHalfAndNineTenthsOfEachLimitInItsOwnTime() {
        var clocks = RULES.start(WhistleKind.ROUTINE, at("2026-11-18T10:00"), Optional.empty());
        var timers = RULES.agenda(clocks).timers();
        assertEquals(
                List.of(at("2026-11-18T12:00"), at("2026-11-18T15:36"), at("2026-11-18T16:00")),
                timers.stream()
                        .filter(t -> t.step() == Step.ACCEPT)
                        .map(Timer::at)
                        .toList());
        assertEquals(10, timers.size());
    }

    /**
     * Random lives: a duty is accepted, checked in, suspended and resumed, extended, and time passes in steps of any size.
     * No timer fires twice or too soon, none that was due stays behind, and while anything is expected something will happen.
     */
    @Property(tries = 10_000)
    void nothingIsStuckAndNothingFiresTwice(
            @ForAll("moments") Instant dispatched, @ForAll WhistleKind kind, @ForAll long seed) {
        var random = new Random(seed);
        var clocks = RULES.start(kind, dispatched, Optional.empty());
        var agenda = RULES.agenda(clocks);
        var stage = Stage.PENDING;
        var due = clocks.complete().due();
        var now = dispatched;
        Instant stopped = null;
        int suspensions = 0;
        int extensions = 0;
        var fired = new ArrayList<Timer>();
        for (int turn = 0; turn < 12; turn++) {
            now = now.plusSeconds(random.nextInt(6 * 24 * 3600));
            if (stopped == null) {
                for (var timer : agenda.due(now)) {
                    assertTrue(timer.at().isBefore(now));
                    fired.add(timer);
                }
                agenda = agenda.after(now);
                assertTrue(agenda.due(now).isEmpty());
            }
            switch (random.nextInt(5)) {
                case 0 -> {
                    if (stopped == null)
                        stage = Stage.ACCEPTED == stage || stage == Stage.CHECKED_IN
                                ? Stage.CHECKED_IN
                                : Stage.ACCEPTED;
                }
                case 1 -> {
                    if (stopped == null && suspensions < 2) {
                        stopped = now;
                        suspensions++;
                    }
                }
                case 2 -> {
                    if (stopped != null) {
                        var left = RULES.pause(kind, Step.COMPLETE, due, stopped, now);
                        agenda = RULES.resume(kind, agenda, stopped, now);
                        if (left.isPresent()) due = left.get().due();
                        stopped = null;
                    }
                }
                case 3 -> {
                    if (stopped == null && extensions < 2 && !now.isAfter(due)) {
                        var longer = RULES.extend(kind, due);
                        assertTrue(longer.due().isAfter(due));
                        agenda = agenda.with(Step.COMPLETE, RULES.timers(Step.COMPLETE, longer));
                        due = longer.due();
                        extensions++;
                    }
                }
                default -> {}
            }
            agenda = agenda.at(stage);
            var deadline = due;
            boolean overdue = fired.stream()
                    .anyMatch(t -> t.kind() == Timer.Kind.OVERDUE && t.due().equals(deadline));
            boolean waits = agenda.timers().stream()
                    .anyMatch(t -> t.kind() == Timer.Kind.OVERDUE
                            && t.step() == Step.COMPLETE
                            && t.due().equals(deadline));
            assertTrue(overdue != waits, "the deadline is either still to come or has been told, once");
        }
        assertEquals(new HashSet<>(fired).size(), fired.size());
    }

    private static Instant at(String local) {
        return Shanghai.moment(LocalDateTime.parse(local));
    }
}
