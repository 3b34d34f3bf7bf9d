package org.chuishao.reporting.scoring;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chuishao.kernel.time.Shanghai;

/** A month, a quarter or a year of scores, in Asia/Shanghai (domain §4). */
public record Period(Length length, YearMonth first) {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)(?:-(0[1-9]|1[0-2])|-Q([1-4]))?");

    /** How many months belong together. */
    public enum Length {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }
    }

    public Period {
        if ((first.getMonthValue() - 1) % length.months != 0) {
            throw new IllegalArgumentException("a " + length + " does not begin in " + first);
        }
    }

    public static Period parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidPeriod(text);
        }
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) {
            return month(YearMonth.of(year, Integer.parseInt(form.group(2))));
        }
        if (form.group(3) != null) {
            return new Period(Length.QUARTER, YearMonth.of(year, Integer.parseInt(form.group(3)) * 3 - 2));
        }
        return new Period(Length.YEAR, YearMonth.of(year, 1));
    }

    public static Period month(YearMonth month) {
        return new Period(Length.MONTH, month);
    }

    /** The month a line of this instant belongs to. */
    public static YearMonth monthOf(Instant instant) {
        return YearMonth.from(Shanghai.day(instant));
    }

    public List<YearMonth> months() {
        return IntStream.range(0, length.months).mapToObj(first::plusMonths).toList();
    }

    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && month.isBefore(first.plusMonths(length.months));
    }

    public boolean contains(Instant instant) {
        return contains(monthOf(instant));
    }

    public boolean isFuture(Instant now) {
        return first.isAfter(monthOf(now));
    }

    /** It can take compensations only. */
    public boolean isOver(Instant now) {
        return !monthOf(now).isBefore(first.plusMonths(length.months));
    }

    public int monthsBegun(Instant now) {
        YearMonth current = monthOf(now);
        return (int) months().stream().filter(month -> !month.isAfter(current)).count();
    }

    /** The last month that counts: its policy judges the period as a whole (bands, card line, minimum). */
    public YearMonth lastBegun(Instant now) {
        YearMonth last = first.plusMonths(length.months - 1);
        YearMonth current = monthOf(now);
        return current.isBefore(last) ? current : last;
    }

    public Instant firstInstant() {
        return Shanghai.startOf(first.atDay(1));
    }

    public Period next() {
        return new Period(length, first.plusMonths(length.months));
    }

    public Period previous() {
        return new Period(length, first.minusMonths(length.months));
    }

    /** As it is written: {@code 2026-09}, {@code 2026-Q3}, {@code 2026}. */
    @Override
    public String toString() {
        return switch (length) {
            case MONTH -> first.toString();
            case QUARTER -> first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
            case YEAR -> String.valueOf(first.getYear());
        };
    }
}
