package org.chuishao.workstation.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chuishao.kernel.time.Shanghai;

/**
 * A period of whole days in Shanghai: a month, a quarter, a year, or from one day to another.
 *
 * @param from the first day
 * @param to the last day, included
 */
public record Days(LocalDate from, LocalDate to) {
    private static final Pattern NAMED = Pattern.compile("(20\\d\\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

    /** {@code 2026-11}, {@code 2026-Q4} or {@code 2026}; empty for anything else. */
    static Optional<Days> named(String period) {
        var match = NAMED.matcher(period);
        if (!match.matches()) return Optional.empty();
        int year = Integer.parseInt(match.group(1));
        if (match.group(2) != null) return Optional.of(months(YearMonth.of(year, Integer.parseInt(match.group(2))), 1));
        if (match.group(3) != null)
            return Optional.of(months(YearMonth.of(year, Integer.parseInt(match.group(3)) * 3 - 2), 3));
        return Optional.of(months(Year.of(year).atMonth(1), 12));
    }

    private static Days months(YearMonth first, int count) {
        return new Days(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    Instant start() {
        return Shanghai.startOf(from);
    }

    /** The first instant after it. */
    Instant end() {
        return Shanghai.endOf(to);
    }
}
