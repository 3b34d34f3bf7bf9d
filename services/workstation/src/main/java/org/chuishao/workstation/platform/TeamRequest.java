package org.chuishao.workstation.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.chuishao.workstation.platform.Team.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A team as it is posted.
 *
 * @param until its last day; absent while it is posted
 */
@Schema(examples = """
                {"platform": "BUREAU_DIRECTORS", "stationCode": "340803001002", "name": "区城管局局长驻点团队", "unit": "区城管局",
                 "leader": "赵刚", "people": [{"name": "钱进", "duty": "市容"}], "since": "2026-09-01"}""")
public record TeamRequest(
        @NotNull Platform platform,
        @NotBlank @Size(max = 12) String stationCode,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 100) String unit,
        @NotBlank @Size(max = 50) String leader,

        @Size(max = 50) List<@NotNull @Valid Person> people,

        @NotNull LocalDate since,
        LocalDate until) {
    public TeamRequest {
        people = people == null ? List.of() : people;
    }
}
