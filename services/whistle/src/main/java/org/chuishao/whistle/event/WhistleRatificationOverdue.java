package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The limit for standing behind an emergency has passed and no head of the station has. */
public record WhistleRatificationOverdue(
        UUID whistleId, String number, int cycle, Instant at, String stationCode, Instant due) implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-ratification-overdue.v1";
    }
}
