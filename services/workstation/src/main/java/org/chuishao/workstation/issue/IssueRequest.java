package org.chuishao.workstation.issue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.workstation.platform.Platform;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was found in the station: the matter, the place, the facts, and who is behind it.
 *
 * @param gridCode one of the station's grids; absent, it is found by the point or the address
 */
@Schema(examples = """
                {"kind": "DISPUTE", "platform": "POLICE_IN_GRID",
                 "title": "楼上漏水，两户争执", "description": "302户卫生间漏水至202户，双方多次争吵。",
                 "location": {"address": "马山路18号3栋", "longitude": 117.03, "latitude": 30.51},
                 "resident": {"name": "王小明", "phone": "13800005678"}}""")
public record IssueRequest(
        @NotNull IssueKind kind,
        Platform platform,

        @Size(max = 40) @Pattern(regexp = "[0-9A-Za-z-]+", message = "{chuishao.grid}")
        String gridCode,

        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 10_000) String description,
        @NotNull @Valid Location location,
        @Valid Resident resident) {}
