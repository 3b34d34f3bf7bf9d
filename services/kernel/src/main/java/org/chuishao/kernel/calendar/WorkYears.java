package org.chuishao.kernel.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The years that are known; asking for the days of any other is an error. */
final class WorkYears {

    private final Map<Integer, WorkYear> known = new TreeMap<>();

    WorkYears(Collection<YearOfDays> data) {
        for (YearOfDays year : data) {
            if (known.put(year.year(), new WorkYear(year)) != null) {
                throw new IllegalArgumentException("the calendar of " + year.year() + " was given twice");
            }
        }
    }

    WorkYear year(int year) {
        WorkYear found = known.get(year);
        if (found == null) {
            throw new MissingCalendarYear(year);
        }
        return found;
    }

    Stream<WorkingHours> hours() {
        return known.values().stream().flatMap(WorkYear::hours);
    }

    CountedDay day(LocalDate date) {
        return year(date.getYear()).day(date);
    }

    /** The standard ones where the year is not known: what needs no holidays may end there. */
    WorkingHours hours(LocalDate date) {
        WorkYear found = known.get(date.getYear());
        return found == null ? WorkingHours.STANDARD : found.hours(date);
    }
}
