package org.chuishao.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import org.chuishao.local.CannotStart;
import org.chuishao.local.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashOptionsTest {
    @Test
    void aSeedDrawsTheSameStrikesAgain() {
        assertEquals(Strike.round(new Random(5), true), Strike.round(new Random(5), true));
        assertEquals(5, CrashOptions.parse("--seed", "5").seed());
    }

    @Test
    void everybodyIsKilledAloneInPairsAndTogetherAndTheBrokerLosesItsFolderOnce() {
        var round = Strike.round(new Random(1), true);
        var alone = new HashSet<Part>();
        round.stream().filter(strike -> strike.parts().size() == 1).forEach(strike -> alone.addAll(strike.parts()));
        assertEquals(Part.values().length, alone.size());
        assertEquals(
                5, round.stream().filter(strike -> strike.parts().size() == 2).count());
        assertTrue(round.stream().anyMatch(strike -> strike.parts().size() == Part.values().length));
        assertEquals(1, round.stream().filter(Strike::wipesBroker).count());
        assertEquals(
                0,
                Strike.round(new Random(1), false).stream()
                        .filter(Strike::wipesBroker)
                        .count());
    }

    @Test
    void aRunOfMinutesCountsNoKills() {
        assertFalse(CrashOptions.parse("--minutes", "60").asksForMoreThan(1));
        assertTrue(CrashOptions.parse().kills() >= 50);
        assertEquals(
                Control.ASYNC_COMMIT,
                CrashOptions.parse("--control", "async-commit").control());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--seed x", "--kills", "--speed 9", "--seed 1 --seed 2", "--control none-such", "--tellers 7"})
    void whatIsNotUnderstoodIsSaid(String words) {
        assertThrows(CannotStart.class, () -> CrashOptions.parse(words.split(" ")));
    }
}
