package org.chuishao.reporting.scoring;

/** Something that happened on one assignment and may post lines (domain §4, "Posted"). An upheld return is no fact here. */
public sealed interface Fact {

    record CheckedIn(boolean onTime) implements Fact {}

    /** Not by the completion deadline. */
    record NeverCheckedIn() implements Fact {}

    /** The department's first result; later ones, after rework, are no new fact. */
    record ResultGiven(boolean onTime) implements Fact {}

    record ResultMissed() implements Fact {}

    /** @param reason why these stars, or null where the whistle's policy asks for none */
    record VerifiedWithStars(int stars, String reason) implements Fact {
        public VerifiedWithStars {
            if (stars < 1 || stars > 5) {
                throw new IllegalArgumentException("stars are 1 to 5, not " + stars);
            }
        }
    }

    record Closed(Outcome outcome) implements Fact {}

    /** Still open 30 days after the deadline. */
    record LongOverdue() implements Fact {}

    /** The resident was reached and answered. */
    record CalledBack(Satisfaction satisfaction) implements Fact {}

    record Adjusted(AdjustmentKind kind) implements Fact {}
}
