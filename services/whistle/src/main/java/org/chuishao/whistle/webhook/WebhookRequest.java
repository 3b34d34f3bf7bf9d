package org.chuishao.whistle.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where to tell of what.
 *
 * @param events event types, {@code whistle-closed.v1} for one; none for all
 * @param unit a division or an organisation of the caller's own; left out, the caller's only one
 */
@Schema(examples = """
                {"url": "https://hotline.example.org/chuishao", "events": ["whistle-closed.v1"], "unit": "340803",
                 "description": "12345 热线平台"}""")
public record WebhookRequest(
        @NotBlank @Size(max = 500) String url,
        @Size(max = 50) List<@NotNull @Size(max = 60) String> events,
        @Size(min = 1, max = 40) String unit,
        @Size(max = 200) String description) {}
