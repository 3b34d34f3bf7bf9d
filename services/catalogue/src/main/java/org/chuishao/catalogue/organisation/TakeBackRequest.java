package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why what was planned shall not come. */
@Schema(examples = "{\"reason\": \"机构改革方案推迟\"}")
public record TakeBackRequest(@NotBlank @Size(max = 500) String reason) {}
