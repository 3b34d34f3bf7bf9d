package org.chuishao.catalogue.item;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has to be mended. */
@Schema(examples = "{\"reason\": \"缺少法律依据\"}")
public record SendBackRequest(@NotBlank @Size(max = 500) String reason) {}
