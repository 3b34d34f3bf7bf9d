package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.casefile.Kind;

/** A station called for help. */
public record WhistleBlown(
        UUID whistleId, String number, Kind kind, String stationCode, String title, String itemCode, Instant blownAt)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-blown.v1";
    }
}
