package org.chuishao.workstation.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Days on which nobody held an office.
 *
 * @param to the first day it was held again; absent while it is vacant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gap(AppointmentRole role, LocalDate from, LocalDate to) {

    /**
     * Where an office was vacant between its first holder and today. Before anybody was ever appointed there is no gap: the
     * register does not know since when the station should have had one.
     */
    static List<Gap> of(AppointmentRole role, List<Appointment> appointments, LocalDate today) {
        var held = appointments.stream()
                .filter(a -> a.role == role && !a.from.isAfter(today))
                .sorted(Comparator.comparing(a -> a.from))
                .toList();
        var gaps = new ArrayList<Gap>();
        for (int i = 0; i < held.size(); i++) {
            var end = held.get(i).to;
            if (end == null || end.isAfter(today)) continue;
            var next = i + 1 < held.size() ? held.get(i + 1).from : null;
            if (next == null || end.isBefore(next)) gaps.add(new Gap(role, end, next));
        }
        return gaps;
    }
}
