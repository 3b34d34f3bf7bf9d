package org.chuishao.workstation.sharing.match;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * So much of an offer is promised for a time.
 *
 * @param from the first instant
 * @param to the first instant after it
 */
public record Taken(int amount, Instant from, Instant to) {

    /**
     * The most that is promised at any one moment of a time. It rises only where something begins, so only those moments are
     * looked at.
     */
    public static int most(List<Taken> promised, Instant from, Instant to) {
        return Stream.concat(
                        Stream.of(from),
                        promised.stream().map(Taken::from).filter(at -> at.isAfter(from) && at.isBefore(to)))
                .mapToInt(at -> promised.stream()
                        .filter(taken -> taken.holds(at))
                        .mapToInt(Taken::amount)
                        .sum())
                .max()
                .orElse(0);
    }

    private boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
