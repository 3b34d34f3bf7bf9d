package org.chuishao.workstation.sharing;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What there is to say, if anything. */
@Schema(examples = "{\"note\": \"请当日 18 时前归还。\"}")
public record RemarkRequest(@Size(max = 500) String note) {}
