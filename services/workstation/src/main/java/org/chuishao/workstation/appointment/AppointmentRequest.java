package org.chuishao.workstation.appointment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody is appointed.
 *
 * @param person as tokens name them
 * @param position what else they are
 * @param gapReason why nobody held the office between this and the appointment before or after it; only then may that be so
 * @param to the first day they no longer are; absent: until it is ended
 */
@Schema(examples = """
                {"role": "HEAD", "person": "mashan-head", "name": "陈志远", "position": "区委常委、副区长",
                 "from": "2026-01-01"}""")
public record AppointmentRequest(
        @NotNull AppointmentRole role,
        @NotBlank @Size(max = 100) String person,
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 100) String position,
        @NotNull LocalDate from,
        LocalDate to,
        @Size(max = 200) String gapReason) {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    List<Violation> wrong() {
        var wrong = new ArrayList<Violation>();
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) wrong.add(outOfRange("from"));
        if (to != null && to.isAfter(LATEST)) wrong.add(outOfRange("to"));
        if (to != null && !to.isAfter(from))
            wrong.add(Violation.of("to", "须晚于任职开始日期。", "Takes a day after the first."));
        return wrong;
    }

    private static Violation outOfRange(String field) {
        return Violation.of(field, "须在 1990 年至 2100 年之间。", "Takes a day between 1990 and 2100.");
    }
}
