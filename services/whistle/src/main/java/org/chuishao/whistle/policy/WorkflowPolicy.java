package org.chuishao.whistle.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chuishao.kernel.document.Versioned;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.RejectReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a whistle's life cycle leaves to a district (domain §3, "Limits"): who blows, how long everybody has, which reasons
 * there are. A document never changes, and a whistle keeps the one it was raised under.
 *
 * @param kinds the kinds that may be blown here; one that is left out is not offered
 * @param verification silence for so long passes, without stars
 * @param ratification how long a head has to stand behind an emergency before it is told that nobody has; day and night, as
 *     everything about an emergency: it is raised whether or not a year's holidays are known
 * @param reminders when a centre that has not dispatched is reminded
 * @param objections how many a station may make to a rejection: none or one
 * @param erasureMonths how long after its end a resident's name and phone are kept
 * @param starsNeedingReason the stars a station gives only with a reason; 1, 2 and 5 where it is left out, none where it is empty
 */
@Schema(examples = WorkflowPolicy.EXAMPLE)
public record WorkflowPolicy(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,39}")
        String version,

        @NotEmpty @Size(max = 3) List<@NotNull @Valid KindRules> kinds,
        @NotNull @Valid Span verification,
        @NotNull @Valid Callback callback,
        @NotNull @Valid @DayAndNight Span ratification,
        @NotNull @Valid Reopening reopening,
        @NotNull @Valid @InOrder Reminders reminders,
        @NotNull @Min(0) @Max(1) Integer objections,
        @NotEmpty Set<@NotNull RejectReason> rejectReasons,
        @NotNull @Min(1) @Max(120) Integer erasureMonths,
        Set<@NotNull @Min(1) @Max(5) Integer> starsNeedingReason)
        implements Versioned {
    /** Domain §4. */
    private static final Set<Integer> UNUSUAL = Set.of(1, 2, 5);

    static final String EXAMPLE = """
            {"version": "daguan-2027", "kinds": [{"kind": "ROUTINE", "blownBy": ["station-deputy", "station-head"],
               "dispatch": {"amount": 4, "unit": "WORK_HOUR"}, "redispatch": {"amount": 2, "unit": "WORK_HOUR"}}],
             "verification": {"amount": 3, "unit": "WORK_DAY"},
             "callback": {"tries": 3, "limit": {"amount": 3, "unit": "WORK_DAY"}},
             "ratification": {"amount": 24, "unit": "URGENT_HOUR"},
             "reopening": {"days": 30, "beforeSpecialMeeting": 2},
             "reminders": {"first": 50, "second": 90}, "objections": 1,
             "rejectReasons": ["STATION_MATTER", "DUPLICATE", "COURT_OR_PETITION"], "erasureMonths": 6,
             "starsNeedingReason": [1, 2, 5]}""";

    public WorkflowPolicy {
        if (starsNeedingReason == null) starsNeedingReason = UNUSUAL;
    }

    /**
     * @param dispatch how long a centre has to find the departments
     * @param redispatch how long it has when a department was found not to be the right one
     */
    public record KindRules(
            @NotNull Kind kind,

            @NotEmpty
            Set<
                            @NotNull
                            @Pattern(regexp = "station-(member|deputy|head)|grid-worker", message = "{chuishao.blower}")
                            String>
                    blownBy,

            @NotNull @Valid Span dispatch,
            @NotNull @Valid Span redispatch) {}

    public record Callback(
            @NotNull @Min(1) @Max(20) Integer tries,
            @NotNull @Valid Span limit) {}

    /** @param beforeSpecialMeeting after so many reopenings a special meeting is asked for */
    public record Reopening(
            @NotNull @Min(1) @Max(365) Integer days,
            @NotNull @Min(1) @Max(20) Integer beforeSpecialMeeting) {}

    /** In percent of a limit. */
    public record Reminders(
            @NotNull @Min(1) @Max(99) Integer first,
            @NotNull @Min(1) @Max(99) Integer second) {}

    @JsonIgnore
    @AssertTrue(message = "{chuishao.kinds.once}")
    public boolean isEachKindOnce() {
        return kinds == null
                || kinds.stream().anyMatch(k -> k == null || k.kind() == null)
                || kinds.stream().map(KindRules::kind).distinct().count() == kinds.size();
    }

    public Optional<KindRules> kind(Kind kind) {
        return kinds.stream().filter(k -> k.kind() == kind).findFirst();
    }
}
