package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the station goes on itself. */
@Schema(examples = "{\"note\": \"属站内事项，由调解室接办。\"}")
public record TakeUpRequest(@NotBlank @Size(max = 1000) String note) {}
