package org.chuishao.whistle.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/** What this service tells the others, on {@code chuishao.whistle.v1}, keyed by the whistle. */
public sealed interface WhistleEvent
        permits WhistleBlown,
                WhistleCallbackTried,
                WhistleClosed,
                WhistleDispatched,
                WhistleInfoAnswered,
                WhistleInfoAsked,
                WhistleLinked,
                WhistleObjected,
                WhistlePassedUp,
                WhistleProgressed,
                WhistleRatificationOverdue,
                WhistleRatified,
                WhistleRejected,
                WhistleReopened,
                WhistleReworkOrdered,
                WhistleTriageReminded,
                WhistleUnlinked,
                WhistleVerified,
                WhistleWithdrawn {
    UUID whistleId();

    @JsonIgnore
    String type();
}
