package org.chuishao.catalogue.organisation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many organisations, all or none of which are kept. */
@Schema(examples = """
                {"organisations": [{"code": "URBAN", "name": "大观区城市管理局", "shortName": "区城管局", "kind": "DEPARTMENT"}]}""")
public record OrganisationBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid OrganisationRequest> organisations) {
    public OrganisationBatch {
        Batch.checkSize("organisations", organisations);
    }
}
