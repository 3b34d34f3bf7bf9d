package org.chuishao.reporting.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.scoring.InvalidPeriod;
import org.chuishao.reporting.scoring.Period;

/** Reads what callers write about time, and says what is wrong with it. */
@ApplicationScoped
public class Periods {
    private static final int MOST = 40;

    @Inject
    Clock clock;

    /** @throws Problem 400 for what is no period, or one that has not begun */
    public Period begun(String field, String text) {
        try {
            var period = Period.parse(text);
            if (!period.isFuture(clock.instant())) return period;
            throw Problem.invalid(field, text + " 还没有开始。", text + " has not begun yet.");
        } catch (InvalidPeriod e) {
            throw Problem.invalid(
                    field, "周期写作 2026-09、2026-Q3 或 2026。", "A period is written 2026-09, 2026-Q3 or 2026.");
        }
    }

    /** @throws Problem 400 unless both are of one length, in order, and not too far apart */
    List<Period> range(String from, String to) {
        var first = begun("from", from);
        var last = begun("to", to);
        if (first.length() != last.length())
            throw Problem.invalid("to", "须与 from 同为月、季或年。", "Takes a month, quarter or year as from does.");
        if (last.first().isBefore(first.first())) throw Problem.invalid("to", "不能早于 from。", "May not be before from.");
        var periods = new ArrayList<Period>();
        for (var period = first; !period.first().isAfter(last.first()); period = period.next()) {
            if (periods.size() == MOST)
                throw Problem.invalid("to", "一次最多 " + MOST + " 个周期。", "At most " + MOST + " periods at a time.");
            periods.add(period);
        }
        return periods;
    }

    /**
     * @return null where none was asked for
     * @throws Problem 400 for what is no instant, one to come, or one before the period
     */
    Instant asOf(String text, Period period) {
        if (text == null) return null;
        try {
            var asOf = OffsetDateTime.parse(text).toInstant();
            if (asOf.isAfter(clock.instant())) throw Problem.invalid("asOf", "不能晚于现在。", "May not be in the future.");
            if (period.isFuture(asOf))
                throw Problem.invalid("asOf", period + " 当时还没有开始。", period + " had not begun then.");
            return asOf;
        } catch (DateTimeException e) { // no instant, or one before any calendar
            throw Problem.invalid(
                    "asOf",
                    "应为带时区的时间，如 2026-10-08T09:00:00%2B08:00。",
                    "Takes a time with its offset, such as 2026-10-08T09:00:00%2B08:00.");
        }
    }
}
