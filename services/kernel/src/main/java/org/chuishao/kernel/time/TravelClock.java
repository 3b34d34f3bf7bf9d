package org.chuishao.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The system's clock, or, where demo data and tests replay weeks, one that was set and ticks on from there. */
public final class TravelClock extends Clock {
    private final Clock system = Clock.system(Shanghai.ZONE);
    private volatile Duration ahead = Duration.ZERO;

    public void travelTo(Instant instant) {
        ahead = Duration.between(system.instant(), instant);
    }

    void runAhead(Duration ahead) {
        this.ahead = ahead;
    }

    public void comeBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        // microseconds, as PostgreSQL keeps them: what is answered first equals what is read later
        return system.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return Shanghai.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the suite's clock is in " + Shanghai.ZONE);
    }
}
