package org.chuishao.kernel.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The years that are known; asking for any other is an error. */
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

    CountedDay day(LocalDate date) {
        return year(date.getYear()).day(date);
    }
}
