package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The matter has come back: a new cycle begins.
 *
 * @param cycle the new one
 * @param specialMeeting it has been reopened twice and needs a special meeting (domain §3)
 */
public record WhistleReopened(
        UUID whistleId, String number, int cycle, Instant at, String by, String note, boolean specialMeeting)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-reopened.v1";
    }
}
