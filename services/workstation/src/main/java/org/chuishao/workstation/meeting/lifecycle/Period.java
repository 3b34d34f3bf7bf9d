package org.chuishao.workstation.meeting.lifecycle;

import java.time.LocalDate;

/** The month or quarter a regular meeting is due in: {@code 2026-11}, {@code 2026-Q4}. */
public record Period(MeetingKind kind, LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException for a special meeting, which is due in none */
    public static Period of(MeetingKind kind, LocalDate day) {
        return switch (kind) {
            case MONTHLY_DISPATCH -> {
                var first = day.withDayOfMonth(1);
                yield new Period(kind, first, first.plusMonths(1).minusDays(1));
            }
            case QUARTERLY_JOINT -> {
                var first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                yield new Period(kind, first, first.plusMonths(3).minusDays(1));
            }
            case SPECIAL -> throw new IllegalArgumentException("a special meeting has no period");
        };
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** 2026年11月月调度会, 2026年第4季度季联席会 */
    public String title() {
        return kind == MeetingKind.MONTHLY_DISPATCH
                ? "%d年%d月%s".formatted(first.getYear(), first.getMonthValue(), kind.zh())
                : "%d年第%d季度%s".formatted(first.getYear(), quarter(), kind.zh());
    }

    @Override
    public String toString() {
        return kind == MeetingKind.MONTHLY_DISPATCH
                ? "%d-%02d".formatted(first.getYear(), first.getMonthValue())
                : "%d-Q%d".formatted(first.getYear(), quarter());
    }

    private int quarter() {
        return (first.getMonthValue() + 2) / 3;
    }
}
