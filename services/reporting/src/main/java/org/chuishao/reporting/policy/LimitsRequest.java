package org.chuishao.reporting.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.reporting.clock.Limits;
import org.chuishao.reporting.clock.PleaLimits;
import org.chuishao.reporting.clock.Reminders;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A limits document as a person wrote it: how long each step of each kind may take, pleas, reminders. It says everything. */
@Schema(examples = LimitsRequest.EXAMPLE)
public record LimitsRequest(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,39}")
        String version,

        @NotNull Map<String, @NotNull Map<String, @NotNull @Valid Span>> limits,
        @NotNull @Valid Pleas pleas,
        @NotNull @Valid Reminded reminders) {
    static final String EXAMPLE = """
            {"version": "daguan-2027", "limits": {
             "ROUTINE": {"ACCEPT": {"amount": 2, "unit": "WORK_HOUR"}, "CHECK_IN": {"amount": 1, "unit": "WORK_DAY"},
               "COMPLETE": {"amount": 3, "unit": "WORK_DAY"}},
             "EMERGENCY": {"ACCEPT": {"amount": 10, "unit": "URGENT_MINUTE"}, "CHECK_IN": {"amount": 30, "unit": "URGENT_MINUTE"},
               "MAKE_SAFE": {"amount": 2, "unit": "URGENT_HOUR"}, "COMPLETE": {"amount": 24, "unit": "URGENT_HOUR"}},
             "JOINT": {"ACCEPT": {"amount": 2, "unit": "WORK_HOUR"}, "CHECK_IN": {"amount": 30, "unit": "URGENT_MINUTE"},
               "COMPLETE": {"amount": 10, "unit": "WORK_DAY"}}},
             "pleas": {"answer": {"amount": 4, "unit": "WORK_HOUR"}, "returns": 1, "extensions": 2, "suspensions": 2,
               "suspensionDays": 90, "suspensionGrounds": ["SEASON_OR_ENGINEERING", "COURT", "DECISION_FROM_ABOVE"]},
             "reminders": {"first": 50, "second": 90}}""";

    /** How long somebody has. */
    public record Span(
            @NotNull @Min(1) @Max(1000) Integer amount,
            @NotNull LimitUnit unit) {
        Limit limit() {
            return new Limit(amount, unit);
        }
    }

    /** What departments may ask the centre for. */
    public record Pleas(
            @NotNull @Valid Span answer,
            @NotNull @Min(0) @Max(PleaLimits.MOST_RETURNS) Integer returns,
            @NotNull @Min(0) @Max(PleaLimits.MOST_GRANTS) Integer extensions,
            @NotNull @Min(0) @Max(PleaLimits.MOST_GRANTS) Integer suspensions,
            @NotNull @Min(1) @Max(PleaLimits.MOST_DAYS) Integer suspensionDays,
            @NotEmpty Set<@NotNull SuspensionGround> suspensionGrounds) {
        PleaLimits limits() {
            return new PleaLimits(answer.limit(), returns, extensions, suspensions, suspensionDays, suspensionGrounds);
        }
    }

    /** In percent of a limit. */
    public record Reminded(
            @NotNull @Min(1) @Max(Reminders.MOST) Integer first,
            @NotNull @Min(1) @Max(Reminders.MOST) Integer second) {
        Reminders reminders() {
            return new Reminders(first, second);
        }
    }

    /**
     * @param horizon how many working days whistle looks ahead when it dispatches a kind
     * @param shortestDay how many days a limit in working hours takes at most depends on it
     * @throws Problem 400 with every violation at once
     */
    Limits limits(Map<WhistleKind, Integer> horizon, Duration shortestDay) {
        var wrong = new ArrayList<Violation>();
        var known = new EnumMap<WhistleKind, Map<Step, Limit>>(WhistleKind.class);
        limits.forEach((kind, steps) -> named(WhistleKind.class, "limits." + kind, kind, wrong)
                .ifPresent(k -> known.put(k, steps(k, "limits." + kind, steps, horizon.get(k), shortestDay, wrong))));
        if (!reminders.reminders().areInOrder())
            wrong.add(Violation.of("reminders.second", "第二次催办须晚于第一次。", "The second reminder comes after the first."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        try {
            var made = new Limits(version, known, pleas.limits(), reminders.reminders());
            made.longerToComeThanToBeDone()
                    .forEach(kind -> wrong.add(Violation.of(
                            "limits." + kind + ".CHECK_IN",
                            "报到时限不得长于办结时限。",
                            "Nobody has longer to check in than to complete.")));
            if (!wrong.isEmpty()) throw Problem.invalid(wrong);
            return made;
        } catch (InvalidPolicy unfit) {
            throw Problem.invalid(unfit.problems().stream()
                    .map(text -> new Violation("limits", text))
                    .toList());
        }
    }

    private static Map<Step, Limit> steps(
            WhistleKind kind,
            String path,
            Map<String, Span> given,
            int horizon,
            Duration shortestDay,
            List<Violation> wrong) {
        var steps = new EnumMap<Step, Limit>(Step.class);
        given.forEach((name, span) -> named(Step.class, path + "." + name, name, wrong)
                .ifPresent(step -> {
                    if (workingDays(span, shortestDay) > horizon)
                        wrong.add(
                                Violation.of(
                                        path + "." + name,
                                        "派单时只能预先核对 " + horizon + " 个工作日的日历；更长的时限须先由运维调大 chuishao.horizon。",
                                        "A dispatch looks " + horizon
                                                + " working days ahead; for longer limits the operator raises chuishao.horizon first."));
                    steps.put(step, span.limit());
                }));
        return steps;
    }

    /** For how many working days a year's holidays must be known; none where time runs day and night. */
    private static long workingDays(Span span, Duration shortestDay) {
        return switch (span.unit()) {
            case WORK_DAY -> span.amount();
            case WORK_HOUR -> Math.ceilDiv(Duration.ofHours(span.amount()).toMinutes(), shortestDay.toMinutes());
            case URGENT_MINUTE, URGENT_HOUR, CALENDAR_DAY -> 0;
        };
    }

    private static <E extends Enum<E>> Optional<E> named(
            Class<E> type, String path, String name, List<Violation> wrong) {
        for (var known : type.getEnumConstants()) if (known.name().equals(name)) return Optional.of(known);
        var names = List.of(type.getEnumConstants()).toString();
        wrong.add(Violation.of(path, "没有这一项，可用：" + names, "There is none of this name; known: " + names));
        return Optional.empty();
    }
}
