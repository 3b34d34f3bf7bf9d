package org.chuishao.whistle.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * A webhook without its secret, which is shown once, when it is made.
 *
 * @param reason why it is disabled
 * @param hasSecret false: nothing is sent before {@code secret} was called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        UUID id,
        String url,
        List<String> events,
        String unit,
        String description,
        Webhook.State state,
        String reason,
        boolean hasSecret,
        OffsetDateTime failingSince,
        OffsetDateTime createdAt,
        List<String> moves,
        int version) {

    static WebhookView of(Webhook w) {
        return new WebhookView(
                w.id,
                w.url,
                w.events,
                w.unit,
                w.description,
                w.state,
                w.stateReason,
                w.secret != null,
                Shanghai.time(w.failingSince),
                Shanghai.time(w.createdAt),
                moves(w),
                w.version);
    }

    private static List<String> moves(Webhook w) {
        var moves = new ArrayList<>(List.of("secret"));
        if (w.secret != null) moves.add("test");
        if (w.secret != null && w.state != Webhook.State.ACTIVE) moves.add("resume");
        if (w.state == Webhook.State.ACTIVE) moves.add("pause");
        return moves;
    }
}
