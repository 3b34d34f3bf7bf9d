package org.chuishao.bench;

import org.chuishao.local.Suite;

/** Makes the district a larger one: as many whistles, and as many departments' duties that are done. */
record Growth(WhistleCopies whistles, DutyCopies duties) {
    /** Ten million with their ledger would need another 80 GB of disk. */
    private static final int MOST_DUTIES = 1_000_000;

    static Growth of(Suite suite) {
        return new Growth(new WhistleCopies(suite), new DutyCopies(suite));
    }

    /** @return how many whistles there are afterwards, {@code size} at least */
    int to(int size) throws Exception {
        duties.to(Math.min(size, MOST_DUTIES));
        return whistles.to(size);
    }
}
