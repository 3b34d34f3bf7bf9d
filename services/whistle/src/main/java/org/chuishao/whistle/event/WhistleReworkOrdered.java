package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The station, or the resident at the call-back, found the work not done: the lead department must go again. */
public record WhistleReworkOrdered(UUID whistleId, String number, int cycle, Instant at, String by, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-rework-ordered.v1";
    }
}
