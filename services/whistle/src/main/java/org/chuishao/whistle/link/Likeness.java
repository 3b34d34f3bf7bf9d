package org.chuishao.whistle.link;

import java.util.Set;

/**
 * How much two tellings are about the same matter, from 0 to 1: half what the words share, a third how near they are, the
 * rest whether the catalogue knows them as one item. Metres are null where one of them has no degrees; then the words of the
 * addresses speak for the place.
 */
public record Likeness(double words, double place, double item) {
    /** Below it two tellings have no more in common than two of one street usually have. */
    public static final double ENOUGH = 0.5;

    private static final double REACH_METRES = 500;
    private static final double EARTH_METRES = 6_371_000;

    public double score() {
        return 0.5 * words + 0.35 * place + 0.15 * item;
    }

    public boolean isEnough() {
        return score() >= ENOUGH;
    }

    /** @param sameItem null when one of them names none */
    static Likeness of(double words, double place, Boolean sameItem) {
        return new Likeness(words, place, sameItem == null ? 0.5 : sameItem ? 1 : 0);
    }

    /** The share of the shorter text's pairs that the other has, too: a short telling may be about the same as a long one. */
    static double overlap(Set<Long> one, Set<Long> other) {
        int shorter = Math.min(one.size(), other.size());
        if (shorter == 0) return 0;
        return (double) one.stream().filter(other::contains).count() / shorter;
    }

    static double nearness(double metres) {
        return Math.max(0, 1 - metres / REACH_METRES);
    }

    static double metres(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        double north = Math.toRadians(otherLatitude - latitude);
        double east = Math.toRadians(otherLongitude - longitude);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
