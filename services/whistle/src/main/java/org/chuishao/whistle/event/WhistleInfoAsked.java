package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The dispatcher cannot tell whose matter it is and asks the station; no clock runs meanwhile. */
public record WhistleInfoAsked(UUID whistleId, String number, int cycle, Instant at, String by, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-info-asked.v1";
    }
}
