package org.chuishao.whistle.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleClosed;

/** The end of a whistle that has just reached CLOSED. */
@ApplicationScoped
public class Closing {
    @Inject
    Announcer announcer;

    public void close(Whistle whistle, Instant now) {
        whistle.closedAt = now;
        announcer.announce(new WhistleClosed(
                whistle.id, whistle.number, whistle.cycle, now, whistle.outcome, whistle.satisfaction));
    }
}
