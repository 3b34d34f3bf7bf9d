package org.chuishao.workstation.sharing.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is promised at once, against counting hour by hour. */
class TakenPropertyTest {
    private static final int HOURS = 24;

    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(hour * 3600L);
    }

    @Provide
    Arbitrary<List<Taken>> promised() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, HOURS - 1),
                        Arbitraries.integers().between(1, 8))
                .as((amount, from, hours) -> new Taken(amount, at(from), at(from + hours)))
                .list()
                .ofMaxSize(12);
    }

    /** Hour by hour, as somebody with a calendar would count. */
    @Property(tries = 500)
    void theMostIsTheMostOfAnyHour(@ForAll("promised") List<Taken> promised) {
        for (int from = 0; from < HOURS; from += 5)
            for (int to = from + 1; to <= HOURS + 8; to += 7) {
                int most = IntStream.range(from, to)
                        .map(hour -> promised.stream()
                                .filter(t -> !at(hour).isBefore(t.from()) && at(hour).isBefore(t.to()))
                                .mapToInt(Taken::amount)
                                .sum())
                        .max()
                        .orElse(0);
                assertEquals(most, Taken.most(promised, at(from), at(to)), from + " to " + to + " of " + promised);
            }
    }
}
