package org.chuishao.whistle.raise;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a draft may lack.
 *
 * @param whyNotInStation taken where the draft does not say it; what it says stands
 */
@Schema(examples = """
                {"whyNotInStation": "管网由区住建局管理，社区没有维修权限。"}""")
public record BlowRequest(@Size(max = 2000) String whyNotInStation) {}
