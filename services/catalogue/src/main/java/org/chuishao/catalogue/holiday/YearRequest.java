package org.chuishao.catalogue.holiday;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.chuishao.kernel.calendar.WorkingHours;
import org.chuishao.kernel.calendar.YearOfDays;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The public holidays and make-up workdays of one year; every other day follows the week. Its days are those of the public
 * holiday-cn data set.
 *
 * @param source the notice it follows, with its number
 * @param workingHours when offices are open, season by season from the year's first day on; none: the standard hours
 */
@Schema(examples = """
                {"source": "国务院办公厅关于 2030 年部分节假日安排的通知", "days": [
                 {"name": "元旦", "date": "2030-01-01", "isOffDay": true}, {"name": "元旦", "date": "2030-01-05", "isOffDay": false}],
                 "workingHours": [{"from": "2030-01-01", "hours": "08:30-12:00,14:00-17:30"},
                 {"from": "2030-06-01", "hours": "08:00-12:00,15:00-18:00"}, {"from": "2030-10-01", "hours": "08:30-12:00,14:00-17:30"}]}""")
public record YearRequest(
        @NotBlank @Size(max = 300) String source,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Day> days,
        @Size(max = 12) List<@NotNull @Valid Season> workingHours) {

    /** The State Council's regulation on public holidays, as amended for 2025: no year has fewer. */
    private static final int STATUTORY = 13;

    /** @param isOffDay true: off although perhaps a weekday; false: worked although a weekend */
    @Schema(name = "HolidayRequest")
    public record Day(
            @NotBlank @Size(max = 40) String name,
            @NotNull LocalDate date,
            @NotNull @JsonProperty("isOffDay") Boolean isOffDay) {}

    /**
     * @param from the day they begin, until the next season's
     * @param hours at most four stretches a day, Asia/Shanghai
     */
    @Schema(name = "WorkingHoursRequest")
    public record Season(
            @NotNull LocalDate from,

            @NotNull @Pattern(regexp = HOURS, message = "{chuishao.working-hours}")
            String hours) {
        private static final String STRETCH = "([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d";
        private static final String HOURS = STRETCH + "(, ?" + STRETCH + "){0,3}";

        private boolean areInOrder() {
            try {
                WorkingHours.parse(hours);
                return true;
            } catch (IllegalArgumentException unordered) {
                return false;
            }
        }
    }

    public YearRequest {
        if (workingHours == null) workingHours = List.of();
    }

    YearOfDays of(int year) {
        return new YearOfDays(
                year,
                source,
                days.stream()
                        .map(d -> new YearOfDays.Day(d.name(), d.date(), d.isOffDay()))
                        .sorted(Comparator.comparing(YearOfDays.Day::date))
                        .toList(),
                workingHours.stream()
                        .map(s -> new YearOfDays.Season(s.from(), WorkingHours.parse(s.hours())))
                        .toList());
    }

    /** Everything that no real year of China can say. */
    List<Violation> wrong(int year) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            var field = "days[" + i + "].date";
            if (day.date().getYear() != year)
                wrong.add(Violation.of(field, "不是 " + year + " 年的日期。", "Not a day of " + year + "."));
            if (!seen.add(day.date()))
                wrong.add(Violation.of(field, "该日期重复：一天只能放假或上班。", "Named twice: a day is either off or worked."));
            if (!day.isOffDay() && day.date().getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                wrong.add(Violation.of(field, "调休上班日应为周六或周日。", "A make-up workday is a Saturday or Sunday."));
        }
        if (days.stream().filter(Day::isOffDay).count() < STATUTORY)
            wrong.add(Violation.of(
                    "days",
                    "全年法定节假日不少于 " + STATUTORY + " 天，请核对是否完整。",
                    "A year has " + STATUTORY + " public holidays at least: see whether all are there."));
        for (int i = 0; i < workingHours.size(); i++) {
            var season = workingHours.get(i);
            var field = "workingHours[" + i + "]";
            if (i == 0 && !season.from().equals(LocalDate.of(year, 1, 1)))
                wrong.add(Violation.of(
                        field + ".from",
                        "作息时间须自当年 1 月 1 日起。",
                        "The first hours begin with the first day of the year."));
            else if (season.from().getYear() != year)
                wrong.add(Violation.of(field + ".from", "不是 " + year + " 年的日期。", "Not a day of " + year + "."));
            else if (i > 0 && !season.from().isAfter(workingHours.get(i - 1).from()))
                wrong.add(Violation.of(
                        field + ".from",
                        "须晚于上一时段的起始日期。",
                        "Begins no later than the season before it: name them in order."));
            if (!season.areInOrder())
                wrong.add(
                        Violation.of(
                                field + ".hours",
                                "每段须先上班后下班，各段依次排列、互不重叠，如 08:30-12:00,14:00-17:30。",
                                "Each stretch opens before it closes, and they follow one another, as 08:30-12:00,14:00-17:30."));
        }
        return wrong;
    }
}
