package org.chuishao.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few strikes of {@code make crash}: enough to see that it still runs and that the suite still bears it. */
class CrashIT {
    /** Begins with the broker's folder; the relay's batch that was on its way then was once stuck for ever. */
    private static final long SEED = 7;

    private static final int KILLS = 3;
    /** Twelve of them tell whistles: at least as many stories as faults are planted in whistles. */
    private static final int TELLERS = 16;

    @Test
    void whatWasAcknowledgedIsThereOnceAndInOrder() throws Exception {
        var options = new CrashOptions(SEED, KILLS, Duration.ofMinutes(3), TELLERS, Control.NONE);
        var outcome = new Crash(options, System.out::println).run(CrashIT::everyPlantedFaultIsFound);
        assertEquals(List.of(), outcome.faults(), outcome::toString);
        assertTrue(outcome.kills() >= KILLS, outcome::toString);
        assertTrue(outcome.acknowledged() >= 10 * TELLERS, outcome::toString);
    }

    /** Positive control of most checks (see README): each planted fault is called by its name. */
    private static void everyPlantedFaultIsFound(Audit audit, Databases databases, Journal journal) throws Exception {
        assertEquals(List.of(), audit.faults(journal), "before anything is planted");
        var planted = new Planted(audit, databases, journal);
        planted.inWhistles();
        planted.inIssues();
        planted.inItems();
        planted.inCopies();
        planted.inTheOutbox();
    }
}
