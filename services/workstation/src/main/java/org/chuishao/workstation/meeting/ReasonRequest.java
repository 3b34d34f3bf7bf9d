package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is called off or dropped. */
@Schema(examples = "{\"reason\": \"与区里防汛会议冲突。\"}")
public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}
