package org.chuishao.local.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.chuishao.reporting.lifecycle.Move;
import org.junit.jupiter.api.Test;

/**
 * One whistle and all its duties, each service with its own rows and rules, and between them two topics that deliver late, in any
 * interleaving, more than once, and again from further back after a restart.
 */
class BothSidesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 10_000);
    private static final int STEPS = 50;

    @Test
    void bothSidesAgreeInTheEndAndNothingIsStuck() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var history = new History(seed, true);
            try {
                for (int i = 0; i < STEPS; i++) history.anything();
                history.deliverAll();
                history.check();
                history.comeToAnEnd();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("history " + seed + ": " + history.tale(), e);
            }
        }
    }

    /** Or these histories would prove nothing. */
    @Test
    void everythingHappensInThem() {
        var made = new TreeSet<Move>();
        var stages = new TreeSet<org.chuishao.whistle.lifecycle.Stage>();
        for (long seed = 0; seed < 1_000; seed++) {
            var history = new History(seed, true);
            for (int i = 0; i < 4 * STEPS; i++) {
                history.anything();
                stages.add(history.stage());
            }
            made.addAll(history.made);
        }
        assertEquals(Set.copyOf(EnumSet.allOf(Move.class)), made);
        stages.remove(org.chuishao.whistle.lifecycle.Stage.DRAFT);
        assertTrue(stages.size() > 8, stages::toString);
    }

    @Test
    void withoutAnInboxTheyWouldNot() {
        assertThrows(Throwable.class, () -> {
            for (long seed = 0; seed < 20_000; seed++) {
                var history = new History(seed, false);
                for (int i = 0; i < STEPS; i++) history.anything();
                history.deliverAll();
                history.check();
            }
        });
    }
}
