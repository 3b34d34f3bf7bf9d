package org.chuishao.whistle.withdraw;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why it is taken back. */
@Schema(examples = "{\"note\": \"居民已自行修复。\"}")
public record WithdrawRequest(@NotBlank @Size(max = 1000) String note) {}
