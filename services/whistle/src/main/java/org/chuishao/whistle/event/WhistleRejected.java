package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.casefile.RejectReason;

/** The dispatcher sends it no further, and says why. */
public record WhistleRejected(
        UUID whistleId, String number, int cycle, Instant at, String by, RejectReason reason, String note)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-rejected.v1";
    }
}
