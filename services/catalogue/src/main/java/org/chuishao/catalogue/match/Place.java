package org.chuishao.catalogue.match;

import java.util.Map;

/**
 * Where a matter is, and what the lists say of that place.
 *
 * @param code a street's or a village's division code
 * @param given by item: what the place itself was given to do
 */
public record Place(String code, Map<String, Given> given) {
    private static final int STREET = 9;

    /** How an item's work came to a place. */
    public enum Given {
        /** The street holds the power (赋权). */
        DELEGATED,
        /** The work was admitted to the village or its street (准入). */
        ADMITTED
    }

    /** How near a decision was made. */
    public enum Nearness {
        SAME_VILLAGE(1.2),
        SAME_STREET(1.1),
        ELSEWHERE(1);

        final double weight;

        Nearness(double weight) {
            this.weight = weight;
        }
    }

    /** @param station whose whistle it was, null for none's */
    Nearness to(String station) {
        if (station == null) return Nearness.ELSEWHERE;
        if (code.length() > STREET && code.equals(station)) return Nearness.SAME_VILLAGE;
        return station.length() >= STREET && code.startsWith(station.substring(0, STREET))
                ? Nearness.SAME_STREET
                : Nearness.ELSEWHERE;
    }
}
