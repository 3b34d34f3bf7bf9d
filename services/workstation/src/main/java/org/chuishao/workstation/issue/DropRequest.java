package org.chuishao.workstation.issue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why it is struck off.
 *
 * @param duplicateOf the issue it repeats; with DUPLICATE, and only then
 */
@Schema(examples = """
                {"reason": "DUPLICATE", "duplicateOf": "019a0c0f-1111-7b41-8c11-2f3a4b5c6d7e"}""")
public record DropRequest(
        @NotNull DropReason reason,
        UUID duplicateOf,
        @Size(max = 1000) String note) {

    /** @throws Problem 400 unless a duplicate names what it repeats */
    void check() {
        if ((reason == DropReason.DUPLICATE) != (duplicateOf != null))
            throw Problem.invalid(
                    "duplicateOf",
                    "原因为 DUPLICATE 时填写被重复的事项，其他原因不填。",
                    "Names the issue this one repeats when the reason is DUPLICATE, and is left out otherwise.");
    }
}
