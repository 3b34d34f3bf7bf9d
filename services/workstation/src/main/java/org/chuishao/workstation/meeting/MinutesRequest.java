package org.chuishao.workstation.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was said and resolved. Amending replaces the text and adds resolutions; those made before are ended one by one.
 *
 * @param resolutions each with somebody who does it and a day by which it is done
 */
@Schema(examples = """
                {"text": "会议听取了井盖缺失等 3 件哨的办理情况。", "resolutions": [{"what": "补齐马山路沿线井盖并建立台账",
                 "owner": "赵刚", "ownerUnit": "区城管局", "due": "2026-12-10"}]}""")
public record MinutesRequest(
        @NotBlank @Size(max = 20_000) String text,
        @Size(max = 100) List<@NotNull @Valid Resolved> resolutions) {
    public record Resolved(
            @NotBlank @Size(max = 1000) String what,
            @NotBlank @Size(max = 50) String owner,
            @NotBlank @Size(max = 100) String ownerUnit,
            @NotNull LocalDate due,
            UUID whistleId) {}

    public MinutesRequest {
        resolutions = resolutions == null ? List.of() : resolutions;
    }
}
