package org.chuishao.reporting.sheet;

import java.time.Instant;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.scoring.InvalidPeriod;
import org.chuishao.reporting.scoring.Period;

/** Periods as callers write them. */
public final class Periods {
    private Periods() {}

    /**
     * @param field the parameter or field it was given in
     * @throws Problem 400 for a text that is no period, or one that has not begun
     */
    public static Period begun(String field, String text, Instant now) {
        try {
            var period = Period.parse(text);
            if (!period.isFuture(now)) return period;
            throw Problem.invalid(field, text + " 还没有开始。", text + " has not begun yet.");
        } catch (InvalidPeriod e) {
            throw Problem.invalid(
                    field, "周期写作 2026-09、2026-Q3 或 2026。", "A period is written 2026-09, 2026-Q3 or 2026.");
        }
    }
}
