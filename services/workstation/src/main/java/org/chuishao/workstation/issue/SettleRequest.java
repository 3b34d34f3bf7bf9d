package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the station settled it. */
@Schema(examples = "{\"outcome\": \"SOLVED\", \"result\": \"立管已更换，双方签订调解协议。\"}")
public record SettleRequest(
        @NotNull IssueOutcome outcome,
        @NotBlank @Size(max = 2000) String result) {}
