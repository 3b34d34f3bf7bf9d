package org.chuishao.workstation.sharing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why it is declined, called off or taken back. */
@Schema(examples = "{\"reason\": \"当日本社区也要使用。\"}")
public record WhyRequest(@NotBlank @Size(max = 500) String reason) {}
