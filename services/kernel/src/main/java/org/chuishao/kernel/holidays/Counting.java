package org.chuishao.kernel.holidays;

import java.util.function.Supplier;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.problem.Problem;

/** Counting a deadline for somebody who is told when it cannot be counted (domain §3, clock rules). */
public final class Counting {
    private Counting() {}

    /** @throws Problem 409 CALENDAR_YEAR_MISSING when a year's holidays are not known */
    public static <T> T orRefuse(Supplier<T> counted) {
        try {
            return counted.get();
        } catch (MissingCalendarYear e) {
            throw missing(e.year());
        }
    }

    /** @throws Problem 409 CALENDAR_YEAR_MISSING when a year's holidays are not known */
    public static void orRefuse(Runnable counting) {
        orRefuse(() -> {
            counting.run();
            return null;
        });
    }

    private static Problem missing(int year) {
        return Problem.conflict(
                        "CALENDAR_YEAR_MISSING",
                        year + " 年的节假日安排尚未导入，无法计算期限。请管理员按国务院办公厅的通知导入：PUT /api/v1/calendar/" + year + "，导入后再办。",
                        "The holidays of " + year
                                + " are not known yet, so the time cannot be counted. An administrator imports them from the State"
                                + " Council's notice: PUT /api/v1/calendar/" + year + "; then try again.")
                .with("year", year);
    }
}
