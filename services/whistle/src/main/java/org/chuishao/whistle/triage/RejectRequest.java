package org.chuishao.whistle.triage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.RejectReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why it goes no further.
 *
 * @param duplicateOf the whistle that is about the same; with DUPLICATE only
 */
@Schema(examples = "{\"reason\": \"COURT_OR_PETITION\", \"note\": \"该纠纷已由法院受理，请引导当事人依诉讼程序解决。\"}")
public record RejectRequest(
        @NotNull RejectReason reason,
        UUID duplicateOf,
        @NotBlank @Size(max = 1000) String note) {

    /** @throws Problem 400 when the reason is none here, or the duplicate is missing or given without being one */
    void check(UUID rejected, Set<RejectReason> reasons) {
        if (!reasons.contains(reason))
            throw Problem.invalid("reason", "可用的理由：" + reasons + "。", "Takes one of: " + reasons + ".");
        boolean isDuplicate = reason == RejectReason.DUPLICATE;
        if (isDuplicate != (duplicateOf != null))
            throw Problem.invalid(List.of(Violation.of(
                    "duplicateOf",
                    isDuplicate ? "请指明与哪一哨重复。" : "只有重复时才填写。",
                    isDuplicate ? "Say which whistle it repeats." : "Only a duplicate names another whistle.")));
        if (rejected.equals(duplicateOf))
            throw Problem.invalid(
                    List.of(Violation.of("duplicateOf", "不能与自身重复。", "A whistle does not repeat itself.")));
    }
}
