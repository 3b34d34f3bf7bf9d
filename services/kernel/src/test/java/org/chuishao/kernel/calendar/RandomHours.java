package org.chuishao.kernel.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The shipped years with hours drawn by lot: up to five seasons, each day of one to three stretches and four hours at least. */
final class RandomHours {
    private static final int TEN_MINUTES = 10;

    private RandomHours() {}

    /** A quarter of them with the standard hours. */
    static Arbitrary<List<YearOfDays>> years() {
        return Arbitraries.longs().map(seed -> seed % 4 == 0 ? YearOfDays.bundled() : years(new Random(seed)));
    }

    private static List<YearOfDays> years(Random lot) {
        return YearOfDays.bundled().stream()
                .map(year -> new YearOfDays(year.year(), year.source(), year.days(), seasons(year.year(), lot)))
                .toList();
    }

    private static List<YearOfDays.Season> seasons(int year, Random lot) {
        var seasons = new ArrayList<YearOfDays.Season>();
        var from = LocalDate.of(year, 1, 1);
        for (int i = lot.nextInt(5); i >= 0 && from.getYear() == year; i--) {
            seasons.add(new YearOfDays.Season(from, hours(lot)));
            from = from.plusDays(1 + lot.nextInt(150));
        }
        return seasons;
    }

    private static WorkingHours hours(Random lot) {
        var spans = new ArrayList<WorkingHours.Span>();
        var opens = LocalTime.of(lot.nextInt(9), TEN_MINUTES * lot.nextInt(6));
        for (int i = lot.nextInt(3); i >= 0; i--) {
            int longer = i == 0 && spans.isEmpty() ? 240 : 120;
            var closes = opens.plusMinutes(longer + TEN_MINUTES * lot.nextInt(10));
            spans.add(new WorkingHours.Span(opens, closes));
            opens = closes.plusMinutes(TEN_MINUTES * lot.nextInt(10)); // at once, too
        }
        return new WorkingHours(spans);
    }
}
