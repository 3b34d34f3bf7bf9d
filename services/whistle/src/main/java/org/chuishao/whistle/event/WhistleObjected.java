package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The station does not agree with the rejection: it is triaged once more. */
public record WhistleObjected(UUID whistleId, String number, int cycle, Instant at, String by, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-objected.v1";
    }
}
