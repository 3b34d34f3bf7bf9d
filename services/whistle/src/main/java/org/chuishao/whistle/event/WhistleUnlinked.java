package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** The main whistle was rejected or taken back: this one stands for itself again. */
public record WhistleUnlinked(
        UUID whistleId, String number, int cycle, Instant at, String by, UUID mainId, String mainNumber)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-unlinked.v1";
    }
}
