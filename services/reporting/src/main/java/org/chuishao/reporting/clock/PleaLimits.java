package org.chuishao.reporting.clock;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.chuishao.reporting.policy.Requirements;

/**
 * What a department may ask the centre for (domain §3, Assignment): policy data.
 *
 * @param answer how long the centre has to decide
 * @param returns how many a department may ask for: none or one, since the second dispute is ruled on
 * @param extensions how many are granted at most; refusals do not count
 * @param suspensions how many are granted at most
 * @param suspensionDays how many days ahead the review date of a suspension may lie
 * @param suspensionGrounds those of the closed list that are accepted
 */
public record PleaLimits(
        Limit answer,
        Integer returns,
        Integer extensions,
        Integer suspensions,
        Integer suspensionDays,
        Set<SuspensionGround> suspensionGrounds) {
    public static final int MOST_RETURNS = 1;
    public static final int MOST_GRANTS = 10;
    public static final int MOST_DAYS = 365;

    public PleaLimits {
        if (suspensionGrounds != null && !suspensionGrounds.isEmpty())
            suspensionGrounds = Collections.unmodifiableSet(EnumSet.copyOf(suspensionGrounds));
    }

    void check(Requirements required) {
        required.that(answer != null && !answer.halved(), "pleas must give the whole time to answer")
                .that(isWithin(0, returns, MOST_RETURNS), "pleas.returns is none or one")
                .that(isWithin(0, extensions, MOST_GRANTS), "pleas.extensions is 0 to " + MOST_GRANTS)
                .that(isWithin(0, suspensions, MOST_GRANTS), "pleas.suspensions is 0 to " + MOST_GRANTS)
                .that(isWithin(1, suspensionDays, MOST_DAYS), "pleas.suspensionDays is 1 to " + MOST_DAYS)
                .that(
                        suspensionGrounds != null && !suspensionGrounds.isEmpty(),
                        "pleas accept one ground of suspension at least");
    }

    private static boolean isWithin(int least, Integer given, int most) {
        return given != null && given >= least && given <= most;
    }
}
