package org.chuishao.reporting.clock;

import static org.chuishao.reporting.lifecycle.WhistleKind.EMERGENCY;
import static org.chuishao.reporting.lifecycle.WhistleKind.JOINT;
import static org.chuishao.reporting.lifecycle.WhistleKind.ROUTINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.calendar.WorkingHours;
import org.chuishao.kernel.calendar.YearOfDays;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRulesTest {

    private final ClockRules rules = new ClockRules(WorkCalendar.bundled(), Limits.bundled());

    @ParameterizedTest(name = "{0} dispatched {1}: {2} by {3}")
    @CsvSource({
        "ROUTINE,   2026-09-30T16:00, ACCEPT,    2026-10-08T11:00",
        "ROUTINE,   2026-09-30T16:00, CHECK_IN,  2026-10-08T17:30",
        "ROUTINE,   2026-09-30T16:00, COMPLETE,  2026-10-13T17:30",
        "EMERGENCY, 2026-10-03T23:50, ACCEPT,    2026-10-04T00:00",
        "EMERGENCY, 2026-10-03T23:50, CHECK_IN,  2026-10-04T00:20",
        "EMERGENCY, 2026-10-03T23:50, MAKE_SAFE, 2026-10-04T01:50",
        "EMERGENCY, 2026-10-03T23:50, COMPLETE,  2026-10-04T23:50",
        "JOINT,     2026-11-20T11:30, ACCEPT,    2026-11-20T15:30",
        "JOINT,     2026-11-20T11:30, CHECK_IN,  2026-11-20T12:00",
        "JOINT,     2026-11-20T11:30, COMPLETE,  2026-12-11T17:30"
    })
    void everyClockStartsAtDispatch(WhistleKind kind, LocalDateTime dispatched, Step step, LocalDateTime due) {
        Deadline deadline =
                rules.start(kind, at(dispatched), Optional.empty()).of(step).orElseThrow();
        assertEquals(at(due), deadline.due());
        assertEquals(at(dispatched), deadline.from());
    }

    @ParameterizedTest(name = "{0} dispatched {1}: {2} by {3}")
    @CsvSource({
        "ROUTINE, 2026-05-29T16:00, ACCEPT,   2026-06-01T10:30",
        "ROUTINE, 2026-05-29T16:00, CHECK_IN, 2026-06-01T18:00",
        "JOINT,   2026-05-29T16:00, ACCEPT,   2026-06-01T08:30",
        "ROUTINE, 2026-09-24T16:00, COMPLETE, 2026-10-09T17:30",
    })
    void everyDayGoesByItsOwnHours(WhistleKind kind, LocalDateTime dispatched, Step step, LocalDateTime due) {
        var deadlines = summer().start(kind, at(dispatched), Optional.empty());
        assertEquals(at(due), deadlines.of(step).orElseThrow().due());
    }

    @Test
    void aSuspensionEndsWhenThatDaysOfficesOpen() {
        assertEquals(at(LocalDateTime.parse("2026-05-29T08:30")), summer().opening(LocalDate.of(2026, 5, 29)));
        assertEquals(at(LocalDateTime.parse("2026-06-01T08:00")), summer().opening(LocalDate.of(2026, 6, 1)));
        assertEquals(
                at(LocalDateTime.parse("2027-06-01T08:30")),
                summer().opening(LocalDate.of(2027, 6, 1)),
                "nobody knows");
    }

    /** Two hours were left of a spring day: they are two of a summer's. */
    @Test
    void whatWasLeftIsLeftInOtherHours() {
        var pause = summer().pause(
                        ROUTINE,
                        Step.COMPLETE,
                        at(LocalDateTime.parse("2026-05-29T17:30")),
                        at(LocalDateTime.parse("2026-05-29T15:30")),
                        at(LocalDateTime.parse("2026-06-01T08:00")))
                .orElseThrow();
        assertEquals(at(LocalDateTime.parse("2026-06-01T10:00")), pause.due());
    }

    private static ClockRules summer() {
        var year = YearOfDays.bundled().getLast();
        var hours = List.of(
                new YearOfDays.Season(LocalDate.of(2026, 1, 1), WorkingHours.STANDARD),
                new YearOfDays.Season(LocalDate.of(2026, 6, 1), WorkingHours.parse("08:00-12:00,15:00-18:00")),
                new YearOfDays.Season(LocalDate.of(2026, 10, 1), WorkingHours.STANDARD));
        var summer = new YearOfDays(year.year(), year.source(), year.days(), hours);
        return new ClockRules(WorkCalendar.of(List.of(summer)), Limits.bundled());
    }

    @Test
    void onlyAnEmergencyHasAMakeSafeClock() {
        Instant now = at(LocalDateTime.parse("2026-11-20T11:30"));
        assertEquals(
                Set.of(Step.ACCEPT, Step.CHECK_IN, Step.COMPLETE),
                rules.start(ROUTINE, now, Optional.empty()).deadlines().keySet());
        assertEquals(
                Set.of(Step.values()),
                rules.start(EMERGENCY, now, Optional.empty()).deadlines().keySet());
    }

    @Test
    void everyLimitOfAnEmergencyCanBeMissed() {
        Clocks clocks = rules.start(EMERGENCY, at(LocalDateTime.parse("2026-11-20T11:30")), Optional.empty());
        assertEquals(
                List.of(Step.values()),
                rules.agenda(clocks).timers().stream()
                        .filter(timer -> timer.kind() == Timer.Kind.OVERDUE)
                        .map(Timer::step)
                        .toList());
    }

    @Test
    void departmentsOfAJointWhistleMeetAtTheAppointedTime() {
        Instant dispatched = at(LocalDateTime.parse("2026-11-20T11:30"));
        Instant appointed = at(LocalDateTime.parse("2026-11-24T09:00"));
        Clocks clocks = rules.start(JOINT, dispatched, Optional.of(appointed));
        assertEquals(appointed, clocks.checkIn().due());
        assertTrue(clocks.checkIn().isAppointed());
        assertFalse(clocks.accept().isAppointed());
        assertFalse(clocks.complete().isAppointed());
    }

    /** 15 working days from dispatch end before anybody is expected: nobody could have checked in by then. */
    @Test
    void theResultOfAJointWhistleIsCountedFromItsAppointment() {
        Instant dispatched = at(LocalDateTime.parse("2026-09-01T11:30"));
        Instant appointed = at(LocalDateTime.parse("2026-10-12T09:00"));
        Clocks clocks = rules.start(JOINT, dispatched, Optional.of(appointed));
        assertEquals(dispatched, clocks.accept().from());
        assertEquals(appointed, clocks.complete().from());
        assertEquals(
                at(LocalDateTime.parse("2026-11-02T17:30")), clocks.complete().due());
    }

    @Test
    void nobodyElseHasAnAppointedTimeAndNoneIsInThePast() {
        Instant dispatched = at(LocalDateTime.parse("2026-11-20T11:30"));
        Optional<Instant> later = Optional.of(dispatched.plusSeconds(60));
        Optional<Instant> earlier = Optional.of(dispatched.minusSeconds(60));
        assertThrows(IllegalArgumentException.class, () -> rules.start(ROUTINE, dispatched, later));
        assertThrows(IllegalArgumentException.class, () -> rules.start(JOINT, dispatched, earlier));
    }

    @ParameterizedTest(name = "{0} reworked {1}: by {2}")
    @CsvSource({
        "ROUTINE,   2026-11-20T16:00, 2026-11-25T12:00",
        "EMERGENCY, 2026-11-20T16:00, 2026-11-21T04:00",
        "JOINT,     2026-11-20T16:00, 2026-12-02T12:00"
    })
    void reworkGetsHalfTheOriginalLimit(WhistleKind kind, LocalDateTime ordered, LocalDateTime due) {
        assertEquals(at(due), rules.rework(kind, at(ordered)).due());
    }

    @Test
    void anExtensionAddsOneOriginalLimitToTheDeadline() {
        Clocks clocks = rules.start(ROUTINE, at(LocalDateTime.parse("2026-11-20T11:30")), Optional.empty());
        assertEquals(
                at(LocalDateTime.parse("2026-12-04T17:30")),
                rules.extend(ROUTINE, clocks.complete().due()).due());
    }

    private static Instant at(LocalDateTime local) {
        return Shanghai.moment(local);
    }
}
