package org.chuishao.whistle.callback;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.Satisfaction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the resident said.
 *
 * @param reached false: nobody answered; the third such try closes the whistle without satisfaction
 * @param rework true: a dissatisfied resident's matter goes back to the lead department
 */
@Schema(examples = """
                {"reached": true, "satisfaction": "SATISFIED"}""")
public record CallbackRequest(
        @NotNull Boolean reached,
        Satisfaction satisfaction,
        Boolean rework,
        @Size(max = 1000) String note) {

    boolean isRework() {
        return Boolean.TRUE.equals(rework);
    }

    /** @param isLinked handled in another whistle: nobody was called to this one who could go again */
    void check(boolean isLinked) {
        var wrong = new ArrayList<Violation>();
        if (isRework() && isLinked)
            wrong.add(Violation.of(
                    "rework",
                    "此哨并案办理，不能单独退回；请站长重办主哨。",
                    "This matter was handled in another whistle; its head may reopen that one."));
        if (reached && satisfaction == null)
            wrong.add(Violation.of(
                    "satisfaction", "已接通时须记录满意度。", "Record the satisfaction of a resident who was reached."));
        if (!reached && satisfaction != null)
            wrong.add(
                    Violation.of("satisfaction", "未接通时没有满意度。", "A resident who was not reached has no satisfaction."));
        if (isRework() && satisfaction != Satisfaction.DISSATISFIED)
            wrong.add(Violation.of("rework", "只有不满意才退回重办。", "Only a dissatisfied resident's matter goes back."));
        if (isRework() && (note == null || note.isBlank()))
            wrong.add(Violation.of("note", "请写明居民不满意之处。", "Say what the resident is not satisfied with."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }
}
