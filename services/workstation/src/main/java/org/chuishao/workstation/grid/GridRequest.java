package org.chuishao.workstation.grid;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A grid as it shall be from now on: an area, addresses, or both.
 *
 * @param code the one of its address may be repeated
 * @param addresses streets, house numbers or buildings that belong to it, with all that lies within them
 * @param active absent: true
 */
@Schema(examples = """
                {"name": "马山社区第一网格", "area": {"type": "Polygon", "coordinates": [[[117.030, 30.510],
                 [117.034, 30.510], [117.034, 30.513], [117.030, 30.513], [117.030, 30.510]]]},
                 "addresses": ["马山路18号", "马山小区3栋"]}""")
public record GridRequest(
        @Size(max = 16) String code,
        @NotBlank @Size(max = 100) String name,
        @Valid AreaJson area,

        @Size(max = 2000) List<@NotBlank @Size(max = Addresses.MAX_LENGTH) String> addresses,

        @Schema(defaultValue = "true") Boolean active) {
    Draft draft(String code) {
        return new Draft(
                code, name, area, addresses == null ? List.of() : addresses, active == null || active, "", "area");
    }
}
