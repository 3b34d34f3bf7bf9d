package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Part of the time a centre has to dispatch, or to dispatch again, has passed.
 *
 * @param centre the desk it waits at
 * @param percent how much of the limit has passed
 */
public record WhistleTriageReminded(
        UUID whistleId,
        String number,
        int cycle,
        Instant at,
        String stationCode,
        String centre,
        int percent,
        Instant due)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-triage-reminded.v1";
    }
}
