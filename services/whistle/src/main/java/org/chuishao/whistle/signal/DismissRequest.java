package org.chuishao.whistle.signal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing has to be done. */
@Schema(examples = "{\"reason\": \"现场查看为误报，井盖完好。\"}")
public record DismissRequest(@NotBlank @Size(max = 500) String reason) {}
