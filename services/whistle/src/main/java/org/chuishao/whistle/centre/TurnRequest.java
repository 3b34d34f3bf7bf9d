package org.chuishao.whistle.centre;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is on duty at a centre, from when until when. */
@Schema(examples = """
                {"official": "周明", "post": "街道办事处副主任", "phone": "0556-5550123", "from": "2026-11-18T08:30:00+08:00",
                 "to": "2026-11-19T08:30:00+08:00"}""")
public record TurnRequest(
        @NotBlank @Size(max = 50) String official,
        @Size(max = 50) String post,

        @NotBlank @Pattern(regexp = "\\+?[0-9][0-9 -]{1,18}[0-9]", message = "{chuishao.phone}")
        String phone,

        @NotNull OffsetDateTime from,
        @NotNull OffsetDateTime to) {
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @throws Problem 400 when it ends before it begins, or never */
    void check() {
        if (from.getYear() < 2000 || from.getYear() > 2199)
            throw Problem.invalid("from", "年份不正确。", "That is no year of ours.");
        var length = Duration.between(from, to);
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
            throw Problem.invalid(
                    "to", "须晚于开始时间，且不超过 31 天。", "Takes a time after the beginning, within 31 days of it.");
    }
}
