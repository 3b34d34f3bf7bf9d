package org.chuishao.catalogue.roster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chuishao.kernel.calendar.Shift;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A roster as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param area division code it answers in
 * @param items whose emergencies call it; absent: every item's
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "DEKUAN-1N", "name": "德宽路街道“1+N”执法值班", "area": "340803001", "items": ["DG-010204"], "shifts": [
                 {"organisation": "URBAN", "part": "RESIDENT", "days": "EVERY_DAY", "from": "00:00", "to": "00:00", "phone": "0556-5550101"},
                 {"organisation": "POLICE", "part": "ON_CALL", "days": "DAYS_OFF", "from": "17:30", "to": "08:30"}]}""")
public record RosterRequest(
        @Size(max = 40) String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "\\d{6}|\\d{9}|\\d{12}") String area,
        @Size(max = 200) List<@NotBlank @Size(max = 40) String> items,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ShiftRequest> shifts,
        @Schema(defaultValue = "true") Boolean active) {
    private static final String CODE = "[A-Z0-9][A-Z0-9-]{1,39}";
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    /** @param to no later than {@code from}: on the next day; the same: round the clock */
    public record ShiftRequest(
            @NotBlank @Size(max = 24) String organisation,
            @NotNull RosterShift.Part part,
            @NotNull Shift.Days days,
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to,
            @Pattern(regexp = "[0-9+() -]{3,30}") String phone) {}

    public RosterRequest {
        items = items == null ? List.of() : items;
    }

    RosterRequest withCode(String code) {
        return new RosterRequest(code, name, area, items, shifts, active);
    }

    RosterFacts facts() {
        return new RosterFacts(
                name,
                area,
                items,
                shifts.stream()
                        .map(s -> new RosterShift(s.organisation, s.part, s.days, s.from, s.to, s.phone))
                        .toList(),
                active == null || active);
    }

    Stream<String> organisations() {
        return shifts.stream().map(ShiftRequest::organisation);
    }

    /**
     * @param path where this lies in the body: empty, or {@code rosters[17].}
     * @param departments the active departments among those named
     */
    List<Violation> wrong(String path, String district, Set<String> departments) {
        var wrong = new ArrayList<Violation>();
        if (code == null || !code.matches(CODE))
            wrong.add(Violation.of(
                    path + "code",
                    "值班表代码为 2 至 40 位大写字母、数字或连字符。",
                    "A roster's code has 2 to 40 capitals, digits or hyphens."));
        if (!area.startsWith(district))
            wrong.add(Violation.of(
                    path + "area",
                    "范围应为本区" + district + "的区划代码。",
                    "The area is a division code of this district, " + district + "."));
        for (int i = 0; i < shifts.size(); i++)
            if (!departments.contains(shifts.get(i).organisation()))
                wrong.add(Violation.of(
                        path + "shifts[" + i + "].organisation",
                        "本区没有在用的部门“" + shifts.get(i).organisation() + "”。",
                        "The district has no active department \""
                                + shifts.get(i).organisation() + "\"."));
        return wrong;
    }
}
