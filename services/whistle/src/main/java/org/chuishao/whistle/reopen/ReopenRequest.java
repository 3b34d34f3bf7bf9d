package org.chuishao.whistle.reopen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has come back. */
@Schema(examples = "{\"note\": \"井盖再次松动，与上次同一处。\"}")
public record ReopenRequest(@NotBlank @Size(max = 1000) String note) {}
