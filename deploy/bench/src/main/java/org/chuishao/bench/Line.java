package org.chuishao.bench;

/**
 * One measurement.
 *
 * @param what without a comma
 * @param rate answered well per second
 * @param p50 half were answered within so many milliseconds
 * @param p99 all but one in a hundred were answered within so many milliseconds
 * @param errors answers that were not the expected one
 * @param cpu milliseconds of processor time each took in the load, the gateway, the services, the broker and the database; −1 unknown
 */
record Line(String what, int clients, double rate, double p50, double p99, long errors, Cpu.Spent cpu) {

    Line {
        if (what.contains(",")) throw new IllegalArgumentException("a comma would end the cell of a CSV: " + what);
    }

    /** How much of the physical limit was reached: this rate over the bare database's. */
    double ratioTo(Line floor) {
        return floor.rate() == 0 ? 0 : rate / floor.rate();
    }
}
