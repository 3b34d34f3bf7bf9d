package org.chuishao.whistle.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleClosed;
import org.chuishao.whistle.link.Linking;

/** The end of a whistle that has just reached CLOSED, and of those it was handled for. */
@ApplicationScoped
public class Closing {
    @Inject
    Announcer announcer;

    @Inject
    Linking linking;

    public void close(Whistle whistle, Instant now) {
        whistle.closedAt = now;
        announcer.announce(new WhistleClosed(
                whistle.id, whistle.number, whistle.cycle, now, whistle.outcome, whistle.satisfaction));
        linking.mainClosed(whistle, now);
    }
}
