package org.chuishao.workstation.station;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many workstations, all or none of which are kept. */
public record WorkstationBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid WorkstationRequest> workstations) {
    public WorkstationBatch {
        Batch.checkSize("workstations", workstations);
    }
}
