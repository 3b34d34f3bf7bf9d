package org.chuishao.whistle.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.whistle.casefile.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The district's lines after a position, as far as a scope sees them. Connections that stand at the same place and see the
 * same are answered by one query.
 */
@ApplicationScoped
class Feed {
    static final int BATCH = 200;

    @Inject
    EntityManager entities;

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

    private record Question(String district, Scope scope, long after, long upTo) {}

    /** The last position of a district, everything committed until now included; 0 for none. */
    long head(String district) {
        return heads.get(
                district,
                d -> inTransaction(d, () -> {
                    while (placing.placeSome() > 0) {}
                    return entities.createQuery("select coalesce(max(l.position), 0) from StreamLine l", Long.class)
                            .getSingleResult();
                }));
    }

    /** @return at most {@link #BATCH} lines, in order; fewer when there are no more up to that position */
    List<Told> lines(String district, Scope scope, long after, long upTo) {
        return answers.get(
                new Question(district, scope, after, upTo),
                q -> inTransaction(district, () -> read(scope, after, upTo)));
    }

    private List<Told> read(Scope scope, long after, long upTo) {
        var query = entities.createQuery(
                        "select new org.chuishao.whistle.stream.Told(l.position, h.id, w.id, w.number, w.stationCode,"
                                + " h.move, h.from, h.to, h.at, h.actor, h.unit)"
                                + " from StreamLine l join Whistle w on w.id = l.whistleId join HistoryLine h on h.id = l.lineId"
                                + " where l.position > :after and l.position <= :upTo and " + scope.condition()
                                + " order by l.position",
                        Told.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setMaxResults(BATCH);
        scope.bind(query);
        return query.getResultList();
    }

    /** A position somebody was told: while its line is there, so is everything after it. */
    boolean isKept(String district, long position) {
        return position == 0
                || inTransaction(
                        district,
                        () -> entities.createQuery(
                                                "select count(*) from StreamLine l where l.position = :position",
                                                Long.class)
                                        .setParameter("position", position)
                                        .getSingleResult()
                                > 0);
    }

    /** Also when nobody listens: the queue must not grow for ever, and old lines are of no use. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        QuarkusTransaction.requiringNew().run(() -> {
            while (placing.placeSome() > 0) {}
        });
        placing.forgetOlderThan(keep);
    }

    private static <T> T inTransaction(String district, java.util.concurrent.Callable<T> work) {
        return CurrentDistrict.within(
                district, () -> QuarkusTransaction.requiringNew().call(work));
    }
}
