package org.chuishao.whistle.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.outbox.Outbox;

/** Announces what happened to a whistle when the surrounding transaction commits. */
@ApplicationScoped
public class Announcer {
    @Inject
    Outbox outbox;

    public void announce(WhistleEvent event) {
        outbox.publish("whistle", event.whistleId(), event.type(), event);
    }
}
