package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The matter is handled in another whistle, the main one, for both. */
public record WhistleLinked(
        UUID whistleId, String number, int cycle, Instant at, String by, UUID mainId, String mainNumber)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-linked.v1";
    }
}
