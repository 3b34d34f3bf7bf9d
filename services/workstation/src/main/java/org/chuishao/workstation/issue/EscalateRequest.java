package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Only what the issue does not say yet; everything else goes into the whistle as it is.
 *
 * @param itemCode the catalogue's item, if the station is sure
 */
@Schema(examples = """
                {"kind": "ROUTINE", "itemCode": "DG-010205",
                 "whyNotInStation": "公共管网由区住建局管理，社区没有维修权限。"}""")
public record EscalateRequest(
        @NotNull WhistleKind kind,
        @Size(max = 60) String itemCode,
        @NotBlank @Size(max = 2000) String whyNotInStation) {}
