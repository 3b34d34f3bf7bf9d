package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was done about it.
 *
 * @param owner whose task it was: a member, a team, a lawyer
 */
@Schema(examples = "{\"owner\": \"网格员 孙\", \"note\": \"上门查看，公共立管破裂。\"}")
public record StepRequest(
        @NotBlank @Size(max = 100) String owner,
        @NotBlank @Size(max = 2000) String note) {}
