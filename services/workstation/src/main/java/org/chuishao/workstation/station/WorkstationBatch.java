package org.chuishao.workstation.station;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many workstations, all or none of which are kept. */
@Schema(examples = """
                {"workstations": [{"code": "340803001002", "name": "马山社区红领工作站", "streetCode": "340803001",
                 "village": "马山社区", "address": "大观区德宽路街道马山社区党群服务中心"}]}""")
public record WorkstationBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid WorkstationRequest> workstations) {
    public WorkstationBatch {
        Batch.checkSize("workstations", workstations);
    }
}
