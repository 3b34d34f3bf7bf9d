package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The head stands behind an emergency somebody on duty has blown. */
public record WhistleRatified(UUID whistleId, String number, int cycle, Instant at, String by) implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-ratified.v1";
    }
}
