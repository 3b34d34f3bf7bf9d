package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A later day for a resolution, and why. */
@Schema(examples = "{\"due\": \"2026-12-20\", \"reason\": \"井盖规格需定制。\"}")
public record PostponeRequest(
        @NotNull LocalDate due, @NotBlank @Size(max = 1000) String reason) {}
