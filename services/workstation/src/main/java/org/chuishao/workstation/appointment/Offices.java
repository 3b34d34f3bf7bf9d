package org.chuishao.workstation.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A station's offices: who holds them today, who has and will, and when nobody did.
 *
 * @param head absent while the office is vacant
 * @param gaps an open one is a vacancy today
 * @param items newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offices(
        String station, AppointmentView head, AppointmentView deputy, List<Gap> gaps, List<AppointmentView> items) {

    static Offices of(String station, List<Appointment> appointments, LocalDate today) {
        return new Offices(
                station,
                holder(AppointmentRole.HEAD, appointments, today),
                holder(AppointmentRole.DEPUTY_HEAD, appointments, today),
                Arrays.stream(AppointmentRole.values())
                        .flatMap(role -> Gap.of(role, appointments, today).stream())
                        .toList(),
                appointments.stream().map(AppointmentView::of).toList());
    }

    private static AppointmentView holder(AppointmentRole role, List<Appointment> appointments, LocalDate today) {
        return appointments.stream()
                .filter(a -> a.role == role && a.isOn(today))
                .findFirst()
                .map(AppointmentView::of)
                .orElse(null);
    }
}
