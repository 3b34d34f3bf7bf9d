package org.chuishao.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Gives every caller a bucket of requests that refills steadily, and so many that may be under way at once. */
@Singleton
final class RateLimit {
    private static final int MOST_CALLERS = 100_000;

    private final Settings.Rate rate;
    private final Cache<String, Bucket> buckets;
    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

    RateLimit(Settings settings) {
        rate = settings.rate();
        var untilFull = Duration.ofSeconds(1 + rate.burst() / rate.perSecond());
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(untilFull)
                .build();
    }

    /** Zero when the request may pass, else the whole seconds to wait. */
    long secondsToWait(String caller) {
        var bucket = buckets.get(caller, newcomer -> fullBucket());
        if (bucket.tryConsume(1)) {
            return 0;
        }
        var nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }

    /** Whoever may enter leaves when the request is answered or given up. */
    boolean mayEnter(String caller) {
        if (underWay.merge(caller, 1, Integer::sum) <= rate.atOnce()) {
            return true;
        }
        leave(caller);
        return false;
    }

    void leave(String caller) {
        underWay.computeIfPresent(caller, (who, requests) -> requests == 1 ? null : requests - 1);
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
