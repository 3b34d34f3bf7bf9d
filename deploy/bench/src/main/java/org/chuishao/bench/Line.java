package org.chuishao.bench;

/**
 * One measurement.
 *
 * @param what without a comma
 * @param n answers that were the expected one
 * @param seconds from the beginning to the last answer
 * @param p50 half were answered within so many milliseconds; NaN unknown, as all that follows may be
 * @param p99 all but one in a hundred were answered within so many milliseconds; NaN for a few answers, whose last but one in a
 *     hundred is merely the slowest
 * @param errors answers that were not the expected one
 * @param cpu milliseconds of processor time each took in the load, the gateway, the services, the broker and the database
 */
record Line(String what, int clients, long n, double seconds, double p50, double p99, long errors, Cpu.Spent cpu) {
    static final int ENOUGH = 500;

    Line {
        if (what.contains(",")) throw new IllegalArgumentException("a comma would end the cell of a CSV: " + what);
        if (n < ENOUGH) p99 = Double.NaN;
    }

    /** Answered well per second. */
    double rate() {
        return n == 0 ? 0 : n / seconds;
    }
}
