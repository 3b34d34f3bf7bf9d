package org.chuishao.whistle.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The district's lines after a position, as far as a scope sees them. Connections that stand at the same place and see the
 * same are answered by one query.
 */
@ApplicationScoped
class Feed {
    static final int BATCH = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    Placing placing;

    @ConfigProperty(name = "chuishao.stream.keep", defaultValue = "7d")
    Duration keep;

    /** How far a district has come, looked up a few times a second however many are listening. */
    private final Cache<String, Long> heads =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMillis(100)).build();

    private final Cache<Question, List<Told>> answers = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    private record Question(String district, Condition scope, long after, long upTo) {}

    /** The last position of a district, everything committed until now included; 0 for none. */
    long head(String district) {
        return heads.get(
                district,
                d -> QuarkusTransaction.requiringNew().call(() -> {
                    placing.placeAll();
                    return Sql.of("select coalesce(max(position), 0) from stream_line where district = ?", d)
                            .first(database, Fields::count)
                            .orElseThrow();
                }));
    }

    /** @return at most {@link #BATCH} lines, in order; fewer when there are no more up to that position */
    List<Told> lines(String district, Condition scope, long after, long upTo) {
        return answers.get(new Question(district, scope, after, upTo), q -> read(scope, after, upTo));
    }

    private List<Told> read(Condition scope, long after, long upTo) {
        return Sql.of(
                        "select l.position, h.id, w.id, w.number, w.station_code, h.move, h.from_stage, h.to_stage, h.at, h.actor, h.unit"
                                + " from stream_line l join whistle w on w.district = l.district and w.id = l.whistle_id"
                                + " join history_line h on h.district = l.district and h.id = l.line_id")
                .where(scope.and("l.district = w.district and l.position > ? and l.position <= ?", after, upTo))
                .add("order by l.position limit ?", BATCH)
                .list(database, Told::read);
    }

    /** A position somebody was told: while its line is there, so is everything after it. */
    boolean isKept(String district, long position) {
        return position == 0
                || Sql.of("select 1 from stream_line where district = ? and position = ?", district, position)
                        .first(database, Fields::number)
                        .isPresent();
    }

    /** Also when nobody listens: the queue must not grow for ever, and old lines are of no use. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        QuarkusTransaction.requiringNew().run(placing::placeAll);
        placing.forgetOlderThan(keep);
    }
}
