package org.chuishao.whistle.centre;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.chuishao.whistle.casefile.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param triages the kinds it can triage itself; the others go to the centre above */
@Schema(examples = "{\"name\": \"德宽路街道联动中心\", \"triages\": [\"ROUTINE\", \"EMERGENCY\"], \"active\": true}")
public record CentreRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull Set<@NotNull Kind> triages,
        @NotNull Boolean active) {}
