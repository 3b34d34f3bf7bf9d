package org.chuishao.workstation.sharing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something others may have for a time.
 *
 * @param owner who answers for it: the caller's station, street, district or department, by code
 * @param unit whose it is, as people call them
 * @param amount pieces or heads; a place is one
 * @param from the first day it may be had
 * @param until the last; absent without an end
 */
@Schema(examples = """
                {"owner": "340803001002", "unit": "马山社区", "kind": "EQUIPMENT", "name": "折叠椅", "amount": 60,
                 "place": "社区一楼库房", "from": "2026-11-01"}""")
public record OfferRequest(
        @NotBlank @Size(max = 30) String owner,
        @NotBlank @Size(max = 100) String unit,
        @NotNull ResourceKind kind,
        @NotBlank @Size(max = 100) String name,
        @Min(1) @Max(10_000) int amount,
        @NotBlank @Size(max = 200) String place,
        @Size(max = 500) String note,
        @NotNull LocalDate from,
        LocalDate until) {

    /** @param sinceWhen the day it was offered from so far, which may lie long back; null for a new one */
    List<Violation> wrong(LocalDate today, LocalDate sinceWhen) {
        var wrong = new ArrayList<Violation>();
        if (kind == ResourceKind.PLACE && amount != 1)
            wrong.add(Violation.of("amount", "场地按整体共享，数量为 1。", "A place is lent as a whole: 1."));
        if (until != null && until.isBefore(from))
            wrong.add(Violation.of("until", "结束日期早于开始日期。", "Ends before it begins."));
        if (until != null && until.isBefore(today)) wrong.add(Violation.of("until", "结束日期已过。", "Has ended already."));
        if (!from.equals(sinceWhen) && from.isBefore(today.minusYears(1)) || from.isAfter(today.plusYears(1)))
            wrong.add(Violation.of("from", "须在前后一年之内。", "Takes a day within a year from today."));
        return wrong;
    }
}
