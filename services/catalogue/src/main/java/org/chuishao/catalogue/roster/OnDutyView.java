package org.chuishao.catalogue.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuishao.catalogue.roster.RosterShift.Part;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.time.Shanghai;

/**
 * Who answers at a moment; nobody in either list when the roster has no shift at that hour.
 *
 * @param workingDay whether the day of that moment is worked in this district; absent when its year's holidays are unknown
 */
public record OnDutyView(
        String code,
        String name,
        String area,
        OffsetDateTime at,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean workingDay,
        List<OnDuty> resident,
        List<OnDuty> onCall) {

    /** @param until when this shift ends */
    public record OnDuty(
            String organisation,
            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) String phone,
            OffsetDateTime until) {}

    /**
     * @param names of the organisations by code; one that is no longer known stands for itself
     * @throws MissingCalendarYear when a shift of working days or days off decides and the year is not known
     */
    static OnDutyView of(Roster roster, Instant at, WorkCalendar calendar, Map<String, String> names) {
        var resident = new ArrayList<OnDuty>();
        var onCall = new ArrayList<OnDuty>();
        if (roster.facts.active())
            for (var shift : roster.facts.shifts())
                shift.hours()
                        .until(at, calendar)
                        .map(end -> new OnDuty(
                                shift.organisation(),
                                names.getOrDefault(shift.organisation(), shift.organisation()),
                                shift.phone(),
                                Shanghai.time(end)))
                        .ifPresent((shift.part() == Part.RESIDENT ? resident : onCall)::add);
        return new OnDutyView(
                roster.code,
                roster.facts.name(),
                roster.facts.area(),
                Shanghai.time(at),
                workingDay(at, calendar),
                resident,
                onCall);
    }

    private static Boolean workingDay(Instant at, WorkCalendar calendar) {
        try {
            return calendar.isWorkingDay(Shanghai.day(at));
        } catch (MissingCalendarYear unknown) {
            return null;
        }
    }
}
