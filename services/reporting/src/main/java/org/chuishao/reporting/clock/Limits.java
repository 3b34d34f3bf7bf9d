package org.chuishao.reporting.clock;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.document.Versioned;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.PolicyDocument;
import org.chuishao.reporting.policy.Requirements;

/**
 * How long each step may take for each kind of whistle, when it is reminded of, and what may be asked for meanwhile: policy data
 * (domain §3, limits).
 */
public record Limits(String version, Map<WhistleKind, Map<Step, Limit>> limits, PleaLimits pleas, Reminders reminders)
        implements Versioned {
    /** Of the shipped limits, under {@code policies/}. */
    public static final String FILE = "limits-v1.json";

    public Limits {
        Map<WhistleKind, Map<Step, Limit>> given = Objects.requireNonNullElse(limits, Map.of());
        Requirements required =
                new Requirements().that(version != null && !version.isBlank(), "limits need a version, such as \"v1\"");
        for (WhistleKind kind : WhistleKind.values()) {
            Map<Step, Limit> steps = Objects.requireNonNullElse(given.get(kind), Map.of());
            check(kind, steps, required);
        }
        if (pleas == null) required.that(false, "limits need pleas");
        else pleas.check(required);
        required.that(
                reminders != null && reminders.areInOrder(),
                "limits need two reminders, one after the other, of 1 to " + Reminders.MOST + " percent");
        required.orRefuse();
        limits = copy(given);
    }

    public static Limits bundled() {
        return PolicyDocument.bundled(FILE, Limits.class);
    }

    public Optional<Limit> of(WhistleKind kind, Step step) {
        return Optional.ofNullable(limits.get(kind).get(step));
    }

    /** Of a step every kind has. */
    Limit required(WhistleKind kind, Step step) {
        return of(kind, step).orElseThrow();
    }

    /** Kinds a department would be late for before it is expected: no new document may have any. */
    public List<WhistleKind> longerToComeThanToBeDone() {
        return Stream.of(WhistleKind.values())
                .filter(kind ->
                        roughly(required(kind, Step.CHECK_IN)).compareTo(roughly(required(kind, Step.COMPLETE))) > 0)
                .toList();
    }

    private static void check(WhistleKind kind, Map<Step, Limit> steps, Requirements required) {
        for (Step step : Step.values()) {
            boolean given = steps.get(step) != null;
            if (step == Step.MAKE_SAFE) {
                required.that(
                        !given || kind == WhistleKind.EMERGENCY, "only EMERGENCY may limit MAKE_SAFE, not " + kind);
            } else {
                required.that(given, kind + " lacks a limit for " + step);
            }
            required.that(!given || !steps.get(step).halved(), kind + " must give the whole limit for " + step);
        }
    }

    /** To compare limits of different units: seven working hours are as long as a day. */
    private static Duration roughly(Limit limit) {
        var one = switch (limit.unit()) {
            case URGENT_MINUTE -> Duration.ofMinutes(1);
            case URGENT_HOUR -> Duration.ofHours(1);
            case WORK_HOUR -> Duration.ofDays(1).dividedBy(7);
            case WORK_DAY, CALENDAR_DAY -> Duration.ofDays(1);
        };
        return one.multipliedBy(limit.amount());
    }

    private static Map<WhistleKind, Map<Step, Limit>> copy(Map<WhistleKind, Map<Step, Limit>> given) {
        Map<WhistleKind, Map<Step, Limit>> copy = new EnumMap<>(WhistleKind.class);
        given.forEach((kind, steps) -> copy.put(kind, Map.copyOf(steps)));
        return Map.copyOf(copy);
    }
}
