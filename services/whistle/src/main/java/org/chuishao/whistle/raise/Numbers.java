package org.chuishao.whistle.raise;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chuishao.kernel.database.Afterwards;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.time.Shanghai;

/**
 * Numbers people read out on the phone: 340803-2026-000123, counted per district and year; gaps may occur. When whistles come one
 * upon the other several numbers are drawn at once, and what is left of them is not given to anybody after a restart.
 */
@ApplicationScoped
class Numbers {
    private static final int SEVERAL = 16;
    private static final Duration ONE_UPON_THE_OTHER = Duration.ofMillis(500);

    @Inject
    AgroalDataSource database;

    @Inject
    Afterwards afterwards;

    private final Map<Series, Drawn> drawn = new ConcurrentHashMap<>();

    private record Series(String district, int year) {}

    private static final class Drawn {
        private final Queue<Long> left = new ConcurrentLinkedQueue<>();
        private volatile Instant lastDraw = Instant.EPOCH;

        int mostOfNext(Instant now) {
            var sinceLast = Duration.between(lastDraw, now);
            lastDraw = now;
            return sinceLast.compareTo(ONE_UPON_THE_OTHER) < 0 ? SEVERAL : 1;
        }
    }

    /** @param at when the whistle is raised; in a transaction */
    String next(String district, Instant at) {
        var series = new Series(district, Shanghai.day(at).getYear());
        var known = drawn.computeIfAbsent(series, first -> new Drawn());
        var count = known.left.poll();
        return "%s-%d-%06d".formatted(district, series.year(), count == null ? draw(series, known) : count);
    }

    private long draw(Series series, Drawn known) {
        var counts = Sql.of(
                        "select next_whistle_number(?, ?) from generate_series(1, ?)",
                        series.district(),
                        series.year(),
                        known.mostOfNext(Instant.now()))
                .list(database, Fields::count);
        // the year's first transaction makes the series: if it fails, there were none of these
        afterwards.ifCommitted(() -> known.left.addAll(counts.subList(1, counts.size())));
        return counts.getFirst();
    }
}
