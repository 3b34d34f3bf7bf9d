package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.casefile.Outcome;
import org.chuishao.whistle.casefile.Satisfaction;

/** The end: how it ended, and what the resident said, where one could be asked. */
public record WhistleClosed(
        UUID whistleId, String number, int cycle, Instant at, Outcome outcome, Satisfaction satisfaction)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-closed.v1";
    }
}
