package org.chuishao.catalogue.certificate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many certificates, all or none of which are kept. */
@Schema(examples = """
                {"certificates": [{"code": "KINSHIP", "name": "亲属关系证明", "legalBasis": "民发〔2020〕20号", "holder": "POLICE",
                 "instead": "凭户口簿办理。"}]}""")
public record CertificateBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid CertificateRequest> certificates) {
    public CertificateBatch {
        Batch.checkSize("certificates", certificates);
    }
}
