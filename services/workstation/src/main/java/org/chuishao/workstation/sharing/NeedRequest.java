package org.chuishao.workstation.sharing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a station is in need of.
 *
 * @param amount pieces or heads; a place is one
 * @param place where it is to be
 * @param startsAt ahead of now, at most a year
 * @param endsAt at most 31 days later
 */
@Schema(examples = """
                {"stationCode": "340803001002", "kind": "EQUIPMENT", "what": "重阳节百家宴用折叠椅", "amount": 40,
                 "place": "马山社区广场", "startsAt": "2027-03-20T08:00:00+08:00", "endsAt": "2027-03-20T18:00:00+08:00"}""")
public record NeedRequest(
        @NotBlank @Size(max = 12) String stationCode,
        @NotNull ResourceKind kind,
        @NotBlank @Size(max = 200) String what,
        @Min(1) @Max(10_000) int amount,
        @NotBlank @Size(max = 200) String place,
        @Size(max = 500) String note,
        @NotNull OffsetDateTime startsAt,
        @NotNull OffsetDateTime endsAt) {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(366);

    List<Violation> wrong(Instant now) {
        var wrong = new ArrayList<Violation>();
        var start = startsAt.toInstant();
        var end = endsAt.toInstant();
        if (kind == ResourceKind.PLACE && amount != 1)
            wrong.add(Violation.of("amount", "场地按整体借用，数量为 1。", "A place is lent as a whole: 1."));
        if (!start.isAfter(now) || start.isAfter(now.plus(AHEAD)))
            wrong.add(Violation.of("startsAt", "须在现在之后、一年之内。", "Takes a time ahead of now, within a year."));
        if (!end.isAfter(start) || end.isAfter(start.plus(LONGEST)))
            wrong.add(Violation.of("endsAt", "须晚于开始时间，最长 31 天。", "Takes a time after the start, 31 days at most."));
        return wrong;
    }
}
