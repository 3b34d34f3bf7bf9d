package org.chuishao.workstation.sharing.match;

/** How near two parties are, by their division codes: the nearest first. */
public enum Nearness {
    SAME_STATION,
    SAME_STREET,
    /** Elsewhere in the district, the district's own, or a department's. */
    SAME_DISTRICT;

    private static final int STREET = 9;

    /**
     * @param station 12 digits
     * @param owner a division's code of any length, or a department's
     */
    public static Nearness of(String station, String owner) {
        if (owner.equals(station)) return SAME_STATION;
        boolean sameStreet = owner.length() >= STREET && owner.startsWith(station.substring(0, STREET));
        return sameStreet ? SAME_STREET : SAME_DISTRICT;
    }
}
