package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "URBAN", "name": "大观区城市管理局（区城市管理综合行政执法局）", "shortName": "区城管局",
                 "kind": "DEPARTMENT", "active": true}""")
public record OrganisationRequest(
        @Size(max = 24) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 30) String shortName,
        @NotNull Kind kind,
        @Schema(defaultValue = "true") Boolean active) {

    OrganisationRequest withCode(String code) {
        return new OrganisationRequest(code, name, shortName, kind, active);
    }

    OrganisationFacts facts() {
        return new OrganisationFacts(name, shortName, kind, active == null || active);
    }
}
