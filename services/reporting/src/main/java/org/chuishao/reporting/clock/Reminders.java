package org.chuishao.reporting.clock;

/**
 * When somebody is reminded of a limit that is running out, in percent of it (domain §3).
 *
 * @param first the clerk
 * @param second the lead
 */
public record Reminders(Integer first, Integer second) {
    public static final int MOST = 99;

    /** One after the other, and both before the limit has passed. */
    public boolean areInOrder() {
        return first != null && second != null && first >= 1 && first < second && second <= MOST;
    }
}
