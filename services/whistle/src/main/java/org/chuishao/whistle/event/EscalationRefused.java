package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.problem.Problem;

/** No whistle was raised from a station's issue, and why. Told on {@code chuishao.refusal.v1}, keyed by the issue. */
public record EscalationRefused(UUID issueId, int attempt, Instant at, String code, String zh, String en) {
    public static final String AGGREGATE = "refusal";
    public static final String TYPE = "escalation-refused.v1";

    public static EscalationRefused because(Problem why, UUID issueId, int attempt, Instant at) {
        return new EscalationRefused(
                issueId,
                attempt,
                at,
                why.code(),
                why.detail().zh(),
                why.detail().en());
    }
}
