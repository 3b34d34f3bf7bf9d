package org.chuishao.whistle.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chuishao.kernel.database.Condition;

/** One connection: who listens, how far they have heard, and until when. Used by one thread at a time. */
final class Following {
    private final Feed feed;
    private final String district;
    private final Condition scope;
    private final Pace pace;
    private final Instant end;
    private long heard;
    private boolean begun;
    private final boolean lost;

    /**
     * How often to look, how long to be silent at most, and how long a connection lasts: clients reconnect by themselves, and
     * so find the replicas there are by then.
     */
    record Pace(Duration look, Duration heartbeat, Duration lasts) {
        /** A connection ends with the token it was opened with. */
        Instant end(Instant now, Instant tokenExpires) {
            var last = now.plus(lasts);
            return tokenExpires.isBefore(last) ? tokenExpires : last;
        }
    }

    /** What is sent next. */
    sealed interface Sign {}

    /** The first thing a caller hears: from where on they will be told. */
    record Begin(long position) implements Sign {}

    /** What the caller heard last is no longer kept: everything must be read anew, and is told from here on. */
    record Reset(long position) implements Sign {}

    record Line(Told told) implements Sign {}

    /** Nothing happened that the caller may see, the line is open, and so far everything was looked at. */
    record Heartbeat(long position) implements Sign {}

    /** @param lastHeard the position the caller names, null for one who only wants what comes */
    Following(Feed feed, String district, Condition scope, Pace pace, Instant end, Long lastHeard) {
        this.feed = feed;
        this.district = district;
        this.scope = scope;
        this.pace = pace;
        this.end = end;
        this.lost = lastHeard != null && !feed.isKept(district, lastHeard);
        this.heard = lastHeard == null || lost ? feed.head(district) : lastHeard;
    }

    boolean isOver() {
        return !Instant.now().isBefore(end);
    }

    /** Waits until there is something to say. */
    List<Sign> next() throws InterruptedException {
        if (!begun) {
            begun = true;
            return List.of(lost ? new Reset(heard) : new Begin(heard));
        }
        var silentUntil = Instant.now().plus(pace.heartbeat());
        while (!isOver()) {
            var told = news();
            if (!told.isEmpty()) return told;
            if (!Instant.now().isBefore(silentUntil)) return List.of(new Heartbeat(heard));
            Thread.sleep(pace.look());
        }
        return List.of();
    }

    private List<Sign> news() {
        long head = feed.head(district);
        if (head <= heard) return List.of();
        var lines = feed.lines(district, scope, heard, head);
        heard = lines.size() < Feed.BATCH ? head : lines.getLast().position();
        return lines.stream().<Sign>map(Line::new).toList();
    }
}
