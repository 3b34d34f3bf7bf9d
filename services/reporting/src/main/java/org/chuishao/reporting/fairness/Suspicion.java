package org.chuishao.reporting.fairness;

/** What a fairness report looks for. None of it is proof, and nothing acts on it but people. */
public enum Suspicion {
    /** A station whose stars lie far from the district's mean. */
    STAR_OUTLIER,
    /** A station that rates one department far from how all others rate it: favour or grudge. */
    PAIR_BIAS,
    /** Many ratings by one station of one department within an hour. */
    BURST_OF_RATINGS,
    /** Whistles of one station about one item dispatched on one day: one matter counted several times. */
    SPLIT_WHISTLES,
    /** Duties withdrawn, returned or reassigned in the last fifth before a deadline, or after it. */
    TAKEN_AWAY_NEAR_DEADLINE
}
