package org.chuishao.whistle.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;

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
                WebhookView.time(d.createdAt),
                d.state == Delivery.State.WAITING ? WebhookView.time(d.nextAt) : null,
                WebhookView.time(d.endedAt));
    }
}
