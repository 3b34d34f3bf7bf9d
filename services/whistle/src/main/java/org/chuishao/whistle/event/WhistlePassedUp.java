package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/** A desk could not say whose matter it is: the next one above triages it. */
public record WhistlePassedUp(
        UUID whistleId, String number, int cycle, Instant at, String by, String from, String to, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-passed-up.v1";
    }
}
