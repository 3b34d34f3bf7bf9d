package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The blower took it back before anybody checked in: nobody owes anything, and no points are posted. */
public record WhistleWithdrawn(UUID whistleId, String number, int cycle, Instant at, String by, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-withdrawn.v1";
    }
}
