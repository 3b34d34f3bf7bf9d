package org.chuishao.whistle.raise;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a cadre tells: the matter, the place, the facts, and why the station cannot settle it.
 *
 * @param whyNotInStation what a ROUTINE or JOINT whistle cannot be blown without; an EMERGENCY may leave it out, since seconds
 *     count, and a draft may be blown with it
 * @param channel how it came to the station; SENSOR and OPEN311 are what machines bring, and nobody's to tell
 * @param duplicateOf the whistle that is about the same and is handled for both; not for drafts
 */
@Schema(examples = """
                {"kind": "ROUTINE", "stationCode": "340803001002", "title": "马山路排水管破裂",
                 "description": "马山路18号门前排水管破裂，污水外溢三天。", "itemCode": "DG-010205",
                 "location": {"address": "马山路18号", "longitude": 117.03, "latitude": 30.51},
                 "resident": {"name": "王小明", "phone": "13800005678"},
                 "whyNotInStation": "管网由区住建局管理，社区没有维修权限。"}""")
public record RaiseRequest(
        @NotNull Kind kind,
        @NotBlank @Size(max = 40) String stationCode,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 10_000) String description,
        @Size(max = 60) String itemCode,
        @NotNull @Valid Location location,
        Channel channel,
        @Valid Resident resident,
        @Size(max = 2000) String whyNotInStation,
        Boolean draft,
        UUID duplicateOf) {

    /** @throws Problem 400 when it says that a machine brought it */
    void checkChannel() {
        if (channel == Channel.SENSOR || channel == Channel.OPEN311)
            throw Problem.invalid(
                    "channel", "该渠道由系统登记，不能手工填写。", "Whistles of this channel come by machine, not by hand.");
    }

    boolean isDraft() {
        return Boolean.TRUE.equals(draft);
    }
}
