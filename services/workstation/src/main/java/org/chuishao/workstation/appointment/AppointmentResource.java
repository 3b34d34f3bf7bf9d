package org.chuishao.workstation.appointment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Workstations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/workstations/{code}/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments 站长任职")
@Transactional
public class AppointmentResource {
    @Inject
    Appointments appointments;

    @Inject
    Workstations workstations;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "getOffices",
            summary = "Head and deputy head today, everybody before and after, and when nobody was 站长任职情况")
    public Offices offices(String code) {
        checkStation(code);
        return Offices.of(code, appointments.of(code), LocalDate.now(clock));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "appoint", summary = "Appoint a head or deputy head 任命")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AppointmentView.class)))
    public Response appoint(String code, @NotNull @Valid AppointmentRequest request) {
        checkStation(code);
        var wrong = request.wrong();
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        var made = appointments.appoint(code, request, caller.get());
        return answer(
                Response.status(201).header("Location", "/api/v1/workstations/" + code + "/appointments/" + made.id),
                made);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "endAppointment", summary = "End an appointment; it stays in the history 离任")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AppointmentView.class)))
    public Response end(String code, UUID id, @NotNull @Valid EndRequest request) {
        var appointment = appointments.find(code, id).orElseThrow(Problem::notFound);
        ifMatch.check(appointment.version);
        appointments.end(appointment, request.to());
        return answer(Response.ok(), appointment);
    }

    private Response answer(Response.ResponseBuilder answer, Appointment appointment) {
        entities.flush(); // the version shown is the one this made
        return answer.entity(AppointmentView.of(appointment))
                .tag(String.valueOf(appointment.version))
                .build();
    }

    private void checkStation(String code) {
        if (workstations.find(code).isEmpty()) throw Problem.notFound();
    }
}
