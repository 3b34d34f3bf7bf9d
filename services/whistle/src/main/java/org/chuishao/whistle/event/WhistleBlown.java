package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.casefile.Kind;

/**
 * A station called for help.
 *
 * @param issueId the station's issue it was escalated from; null when it was blown by hand
 */
public record WhistleBlown(
        UUID whistleId,
        String number,
        Kind kind,
        String stationCode,
        String title,
        String itemCode,
        Instant blownAt,
        UUID issueId)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-blown.v1";
    }
}
