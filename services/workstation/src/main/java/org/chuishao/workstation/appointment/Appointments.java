package org.chuishao.workstation.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Turn;

/** The appointments of the current district's stations. */
@ApplicationScoped
public class Appointments {
    @Inject
    EntityManager entities;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    /** Newest first. */
    public List<Appointment> of(String station) {
        return entities.createQuery(
                        "from Appointment a where a.stationCode = :station order by a.from desc, a.id desc",
                        Appointment.class)
                .setParameter("station", station)
                .getResultList();
    }

    Optional<Appointment> find(String station, UUID id) {
        return Optional.ofNullable(entities.find(Appointment.class, id)).filter(a -> a.stationCode.equals(station));
    }

    /** @throws Problem 409 naming the appointment it overlaps with; one station's appointments are made one at a time */
    Appointment appoint(String station, AppointmentRequest request, Caller by) {
        turn.take("appointments/" + station);
        for (var other : of(station)) {
            if (!other.overlaps(request.from(), request.to())) continue;
            if (other.role == request.role()) throw overlap(other);
            if (other.person.equals(request.person())) throw twice(other);
        }
        if (request.gapReason() == null) checkNoGap(station, request);
        var appointment = new Appointment();
        appointment.id = Ids.next();
        appointment.stationCode = station;
        appointment.role = request.role();
        appointment.person = request.person();
        appointment.name = request.name();
        appointment.position = request.position();
        appointment.from = request.from();
        appointment.to = request.to();
        appointment.gapReason = request.gapReason();
        appointment.recordedAt = clock.instant();
        appointment.recordedBy = by.subject();
        entities.persist(appointment);
        return appointment;
    }

    /** @throws Problem 409 when nobody would hold the office between this appointment and its neighbour, and no reason is given */
    private void checkNoGap(String station, AppointmentRequest request) {
        var others = of(station).stream().filter(a -> a.role == request.role()).toList();
        boolean joinsLast = others.stream()
                .filter(a -> a.to != null && !a.to.isAfter(request.from()))
                .map(a -> a.to)
                .max(LocalDate::compareTo)
                .map(request.from()::equals)
                .orElse(true);
        boolean joinsNext = others.stream()
                .map(a -> a.from)
                .filter(from -> from.isAfter(request.from()))
                .min(LocalDate::compareTo)
                .map(next -> next.equals(request.to()))
                .orElse(true);
        if (!joinsLast || !joinsNext)
            throw Problem.conflict(
                    "APPOINTMENT_GAP",
                    "该岗位与前任或后任之间有空缺。请衔接任期；确有空缺的，请在 gapReason 中说明原因。",
                    "Nobody would hold the office between this appointment and its neighbour. Let them join, or say why in gapReason.");
    }

    /** Only ever sooner: what others were appointed for after the end stays theirs. */
    void end(Appointment appointment, LocalDate to) {
        var latest = appointment.to == null ? AppointmentRequest.LATEST : appointment.to;
        if (!to.isAfter(appointment.from) || to.isAfter(latest))
            throw Problem.invalid(List.of(Violation.of(
                    "to",
                    "须晚于任职开始日期，且不晚于原定离任日期。",
                    "Takes a day after the first, and no later than the end already set.")));
        appointment.to = to;
    }

    private static Problem overlap(Appointment other) {
        return Problem.conflict(
                        "APPOINTMENT_OVERLAP",
                        "该岗位在这一时段已由" + other.name + "担任（" + since(other, "至今") + "），请先办理其离任。",
                        "The office is held by " + other.name + " in that time (" + since(other, "open")
                                + "); end that appointment first.")
                .with("appointment", AppointmentView.of(other));
    }

    private static Problem twice(Appointment other) {
        return Problem.conflict(
                        "PERSON_TWICE",
                        other.name + "在这一时段已在本站任职（" + since(other, "至今") + "）。",
                        other.name + " holds another office of this station in that time (" + since(other, "open")
                                + ").")
                .with("appointment", AppointmentView.of(other));
    }

    private static String since(Appointment a, String open) {
        return a.from + " – " + (a.to == null ? open : a.to);
    }
}
