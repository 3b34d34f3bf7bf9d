package org.chuishao.workstation.sharing.match;

import java.util.Comparator;
import java.util.List;

/**
 * An offer that may serve a need.
 *
 * @param of the offer itself
 * @param free how much of it nobody was promised in all of that time
 */
public record Candidate<O>(O of, Nearness nearness, int free) {

    /** Those of which something is free: first what is enough, then the nearest, then what leaves least unused. */
    public static <O> List<Candidate<O>> ranked(List<Candidate<O>> all, int needed) {
        return all.stream()
                .filter(candidate -> candidate.free > 0)
                .sorted(Comparator.comparing((Candidate<O> candidate) -> candidate.free < needed)
                        .thenComparing(Candidate::nearness)
                        .thenComparing(candidate -> Math.abs(candidate.free - needed)))
                .toList();
    }
}
