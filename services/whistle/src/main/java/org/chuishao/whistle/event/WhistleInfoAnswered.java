package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The station has answered the dispatcher. */
public record WhistleInfoAnswered(UUID whistleId, String number, int cycle, Instant at, String by, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-info-answered.v1";
    }
}
