package org.chuishao.catalogue.servicepoint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many service points, all or none of which are kept. */
@Schema(examples = """
                {"servicePoints": [{"code": "DAGUAN-HALL", "name": "大观区政务服务中心", "area": "340803", "address": "大观区政务服务大厅",
                 "hours": [{"days": "WORKING_DAYS", "from": "09:00", "to": "17:00"}]}]}""")
public record ServicePointBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid ServicePointRequest> servicePoints) {
    public ServicePointBatch {
        Batch.checkSize("servicePoints", servicePoints);
    }
}
