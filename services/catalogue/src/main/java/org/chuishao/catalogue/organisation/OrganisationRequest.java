package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param active absent: true
 * @param parent the organisation it belongs to: a street's the district, a village's its street
 * @param ties departments it works with
 * @param successor who takes over; only of one that is not active
 * @param validFrom the day at whose midnight (Shanghai) it takes effect; absent or today: at once
 */
@Schema(examples = """
                {"code": "URBAN", "name": "大观区城市管理局（区城市管理综合行政执法局）", "shortName": "区城管局",
                 "kind": "DEPARTMENT", "active": true, "ties": ["POLICE"],
                 "validFrom": "2026-12-01"}""")
public record OrganisationRequest(
        @Size(max = 24) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 30) String shortName,
        @NotNull Kind kind,
        @Schema(defaultValue = "true") Boolean active,
        @Size(max = 24) String parent,
        @Size(max = 30) List<@NotBlank @Size(max = 24) String> ties,
        @Size(max = 24) String successor,
        LocalDate validFrom) {
    private static final int YEARS_AHEAD = 10;

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
                facts.successor(),
                null);
    }

    OrganisationRequest withCode(String code) {
        return new OrganisationRequest(code, name, shortName, kind, active, parent, ties, successor, validFrom);
    }

    OrganisationRequest from(LocalDate day) {
        return new OrganisationRequest(code, name, shortName, kind, active, parent, ties, successor, day);
    }

    /** When it takes effect: at midnight in Shanghai of a day to come, or now. */
    Instant start(Instant now) {
        if (validFrom == null) return now;
        var midnight = Shanghai.startOf(validFrom);
        return midnight.isAfter(now) ? midnight : now;
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrongDay(Instant now, String path) {
        var today = Shanghai.day(now);
        if (validFrom == null || validFrom.equals(today)) return List.of();
        if (validFrom.isBefore(today))
            return List.of(
                    Violation.of(path + "validFrom", "生效日期不能早于今天。", "What takes effect cannot begin in the past."));
        if (validFrom.isAfter(today.plusYears(YEARS_AHEAD)))
            return List.of(Violation.of(path + "validFrom", "生效日期须在十年之内。", "It must begin within ten years."));
        if (kind == Kind.DEPARTMENT && !facts().active() && successor == null)
            return List.of(
                    Violation.of(
                            path + "successor",
                            "定于将来停用的部门须指定承接部门：届时哪些事项由它负责，现在尚不知道。",
                            "A department that is to end some day names its successor: nobody knows yet what it will be responsible for then."));
        return List.of();
    }

    OrganisationFacts facts() {
        return new OrganisationFacts(name, shortName, kind, active == null || active, parent, ties, successor);
    }
}
