package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The resident could not be reached; there will be another try. */
public record WhistleCallbackTried(UUID whistleId, String number, int cycle, Instant at, int tries)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-callback-tried.v1";
    }
}
