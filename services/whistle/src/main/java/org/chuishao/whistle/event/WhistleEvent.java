package org.chuishao.whistle.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/** What this service tells the others, on {@code chuishao.whistle.v1}, keyed by the whistle. */
public sealed interface WhistleEvent
        permits WhistleBlown,
                WhistleCallbackTried,
                WhistleClosed,
                WhistleDispatched,
                WhistleProgressed,
                WhistleReworkOrdered,
                WhistleVerified {
    UUID whistleId();

    @JsonIgnore
    String type();
}
