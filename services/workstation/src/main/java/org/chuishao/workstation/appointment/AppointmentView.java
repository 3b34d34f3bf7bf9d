package org.chuishao.workstation.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/** An appointment, past, present or to come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentView(
        UUID id,
        AppointmentRole role,
        String person,
        String name,
        String position,
        LocalDate from,
        LocalDate to,
        String gapReason,
        int version) {
    static AppointmentView of(Appointment a) {
        return new AppointmentView(a.id, a.role, a.person, a.name, a.position, a.from, a.to, a.gapReason, a.version);
    }
}
