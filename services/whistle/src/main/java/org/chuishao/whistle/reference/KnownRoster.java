package org.chuishao.whistle.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.calendar.Shift;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An on-call roster as catalogue last told it: who answers emergencies in an area at which hour. */
@Entity
@Table(name = "known_roster")
public class KnownRoster extends Known {
    public String area;

    /** Whose emergencies call it; none: every item's. */
    public List<String> items;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Hours> shifts;

    /** @param to no later than {@code from}: on the next day */
    public record Hours(String organisation, Shift.Days days, String from, String to) {
        /** An emergency does not wait for a calendar: when the day's sort is not known, the department is called. */
        boolean cover(Instant moment, WorkCalendar calendar) {
            try {
                return new Shift(days, LocalTime.parse(from), LocalTime.parse(to))
                        .until(moment, calendar)
                        .isPresent();
            } catch (MissingCalendarYear e) {
                return true;
            }
        }
    }

    boolean answersFor(String station, String item) {
        return active && station.startsWith(area) && (items.isEmpty() || items.contains(item));
    }
}
