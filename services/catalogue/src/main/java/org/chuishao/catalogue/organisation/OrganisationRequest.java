package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param active absent: true
 * @param parent the organisation it belongs to: a street's the district, a village's its street
 * @param ties departments it works with
 * @param successor who takes over; only of one that is not active
 */
@Schema(examples = """
                {"code": "URBAN", "name": "大观区城市管理局（区城市管理综合行政执法局）", "shortName": "区城管局",
                 "kind": "DEPARTMENT", "active": true, "ties": ["POLICE"]}""")
public record OrganisationRequest(
        @Size(max = 24) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 30) String shortName,
        @NotNull Kind kind,
        @Schema(defaultValue = "true") Boolean active,
        @Size(max = 24) String parent,
        @Size(max = 30) List<@NotBlank @Size(max = 24) String> ties,
        @Size(max = 24) String successor) {
    public OrganisationRequest {
        ties = ties == null ? List.of() : ties;
    }

    static OrganisationRequest of(String code, OrganisationFacts facts) {
        return new OrganisationRequest(
                code,
                facts.name(),
                facts.shortName(),
                facts.kind(),
                facts.active(),
                facts.parent(),
                facts.ties(),
                facts.successor());
    }

    OrganisationRequest withCode(String code) {
        return new OrganisationRequest(code, name, shortName, kind, active, parent, ties, successor);
    }

    OrganisationFacts facts() {
        return new OrganisationFacts(name, shortName, kind, active == null || active, parent, ties, successor);
    }
}
