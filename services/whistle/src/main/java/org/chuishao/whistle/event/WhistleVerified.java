package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The station found the work done, and rated each department. */
public record WhistleVerified(UUID whistleId, String number, int cycle, Instant at, String by, List<Rating> ratings)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-verified.v1";
    }

    public record Rating(String organisation, int stars, String reason) {}
}
