package org.chuishao.whistle.dispatch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a dispatcher decides: who leads, who assists, and optionally when they meet on site. */
@Schema(examples = """
                {"lead": "URBAN", "assists": ["MARKET", "FIRE"], "appointedAt": "2026-09-16T19:30:00+08:00",
                 "note": "今晚七点半在马山路口集合。"}""")
public record DispatchRequest(
        @NotBlank @Size(max = 40) String lead,
        @Size(max = 20) List<@NotBlank @Size(max = 40) String> assists,
        OffsetDateTime appointedAt,
        @Size(max = 1000) String note) {

    /** Nobody makes an appointment further ahead, and the years after 9999 are not kept anywhere. */
    private static final Duration FORESIGHT = Duration.ofDays(90);

    /**
     * @throws Problem 400 naming every organisation that is unknown, no department, or called twice, 409 when it was ruled that
     *     another leads
     */
    Plan toPlan(Whistle whistle, Instant now, References references) {
        var wanted = assists == null ? List.<String>of() : assists;
        var wrong = new ArrayList<Violation>();
        if (!references.isDepartment(lead)) wrong.add(unknown("lead", lead));
        var seen = new HashSet<>(List.of(lead));
        for (int i = 0; i < wanted.size(); i++) {
            var field = "assists[" + i + "]";
            if (!references.isDepartment(wanted.get(i))) wrong.add(unknown(field, wanted.get(i)));
            else if (!seen.add(wanted.get(i)))
                wrong.add(Violation.of(field, "同一部门只能派一次。", "A department is called only once."));
        }
        if (appointedAt != null && whistle.kind != Kind.JOINT)
            wrong.add(Violation.of("appointedAt", "只有联合执法哨可以约定时间。", "Only a JOINT whistle has an appointed time."));
        if (appointedAt != null && !isAhead(appointedAt.toInstant(), now))
            wrong.add(Violation.of("appointedAt", "约定时间须在今后 90 天之内。", "Takes a time within the next 90 days."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        references.ruled(whistle.id).filter(ruled -> !ruled.equals(lead)).ifPresent(ruled -> {
            throw ruledOtherwise(ruled);
        });
        return new Plan(lead, List.copyOf(wanted), appointedAt == null ? null : appointedAt.toInstant(), note);
    }

    private static boolean isAhead(Instant at, Instant now) {
        return at.isAfter(now) && !at.isAfter(now.plus(FORESIGHT));
    }

    private static Problem ruledOtherwise(String lead) {
        return Problem.conflict(
                        "RULED_OTHERWISE",
                        "此哨已裁定由“" + lead + "”负责，须由其主办。",
                        "It was ruled that this is the duty of \"" + lead + "\", which has to lead.")
                .with("lead", lead);
    }

    private static Violation unknown(String field, String code) {
        return Violation.of(field, "没有代码为“" + code + "”的部门。", "There is no department with code \"" + code + "\".");
    }
}
