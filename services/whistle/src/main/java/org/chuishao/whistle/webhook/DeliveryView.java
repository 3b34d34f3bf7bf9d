package org.chuishao.whistle.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * One event and how its telling went.
 *
 * @param status the receiver's last HTTP status
 * @param error what went wrong the last time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        UUID id,
        String type,
        String subject,
        Delivery.State state,
        int attempts,
        Integer status,
        String error,
        OffsetDateTime createdAt,
        OffsetDateTime nextAt,
        OffsetDateTime endedAt) {

    static DeliveryView of(Delivery d) {
        return new DeliveryView(
                d.id,
                d.type,
                d.subject,
                d.state,
                d.attempts,
                d.status,
                d.error,
                Shanghai.time(d.createdAt),
                d.state == Delivery.State.WAITING ? Shanghai.time(d.nextAt) : null,
                Shanghai.time(d.endedAt));
    }
}
