package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the resident was told and said.
 *
 * @param accepted the resident accepts what was done; if not, what the station settled itself is open again
 */
@Schema(examples = "{\"accepted\": true, \"note\": \"电话告知，双方均无异议。\"}")
public record FeedBackRequest(
        @NotNull Boolean accepted,
        @NotBlank @Size(max = 2000) String note) {}
