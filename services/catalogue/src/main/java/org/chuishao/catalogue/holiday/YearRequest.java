package org.chuishao.catalogue.holiday;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.chuishao.kernel.calendar.YearOfDays;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The public holidays and make-up workdays of one year; every other day follows the week. Its days are those of the public
 * holiday-cn data set.
 *
 * @param source the notice it follows, with its number
 */
@Schema(examples = """
                {"source": "国务院办公厅关于 2030 年部分节假日安排的通知", "days": [
                 {"name": "元旦", "date": "2030-01-01", "isOffDay": true}, {"name": "元旦", "date": "2030-01-05", "isOffDay": false}]}""")
public record YearRequest(
        @NotBlank @Size(max = 300) String source,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Day> days) {

    /** The State Council's regulation on public holidays, as amended for 2025: no year has fewer. */
    private static final int STATUTORY = 13;

    /** @param isOffDay true: off although perhaps a weekday; false: worked although a weekend */
    @Schema(name = "HolidayRequest")
    public record Day(
            @NotBlank @Size(max = 40) String name,
            @NotNull LocalDate date,
            @NotNull @JsonProperty("isOffDay") Boolean isOffDay) {}

    YearOfDays of(int year) {
        return new YearOfDays(
                year,
                source,
                days.stream()
                        .map(d -> new YearOfDays.Day(d.name(), d.date(), d.isOffDay()))
                        .sorted(Comparator.comparing(YearOfDays.Day::date))
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
        return wrong;
    }
}
