package org.chuishao.workstation.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.outbox.Outbox;

/** Announces what happened to an issue when the surrounding transaction commits. */
@ApplicationScoped
public class Announcer {
    @Inject
    Outbox outbox;

    public void announce(IssueEvent event) {
        outbox.publish("station-issue", event.issueId(), event.type(), event);
    }

    public void ask(EscalationRequested letter) {
        outbox.publish(EscalationRequested.AGGREGATE, letter.issueId(), EscalationRequested.TYPE, letter);
    }
}
