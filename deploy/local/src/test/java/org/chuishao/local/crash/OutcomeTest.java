package org.chuishao.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs are good. */
class OutcomeTest {
    private static final Fault LOST = new Fault(Fault.Kind.LOST, "a whistle");
    private static final Fault DOUBLED = new Fault(Fault.Kind.DOUBLED, "a move");
    private static final Fault STUCK = Fault.other("a teller is stuck");

    @Test
    void aRunBearsNoFaultOfAnyKind() {
        judged(true, Control.NONE, 54);
        for (var fault : List.of(LOST, DOUBLED, STUCK)) judged(false, Control.NONE, 54, fault);
    }

    @Test
    void aControlIsNoticedByWhatItsMissingGuardDoesAndByNothingElse() {
        judged(true, Control.NO_INBOX, 54, STUCK, DOUBLED);
        judged(false, Control.NO_INBOX, 54);
        judged(false, Control.NO_INBOX, 54, STUCK, LOST);
        judged(true, Control.ASYNC_COMMIT, 54, LOST, STUCK);
        judged(false, Control.ASYNC_COMMIT, 54);
        judged(false, Control.ASYNC_COMMIT, 54, DOUBLED, STUCK);
    }

    @Test
    void fewerKillsThanWereAskedForProveTooLittle() {
        judged(false, Control.NONE, 53);
        judged(false, Control.NO_INBOX, 53, DOUBLED);
        var of = outcome(CrashOptions.parse("--minutes", "3"), 12, List.of());
        assertEquals(true, of.isAsItMustBe(), "a run of minutes asks for no number");
        assertEquals(
                List.of("Only 53 of 54 kills happened in the time given: this run proves too little."),
                outcome(CrashOptions.parse(), 53, List.of()).remarks());
    }

    private static void judged(boolean good, Control control, int kills, Fault... faults) {
        var options = new CrashOptions(1, 54, Duration.ofMinutes(12), 32, control);
        var outcome = outcome(options, kills, List.of(faults));
        assertEquals(good, outcome.isAsItMustBe(), outcome::toString);
    }

    private static Outcome outcome(CrashOptions options, int kills, List<Fault> faults) {
        return new Outcome(options, kills, 30, 600, 3_600, 900, Duration.ofMinutes(4), Duration.ofMinutes(5), faults);
    }
}
