package org.chuishao.reporting.timer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.reporting.assignment.Assignments;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/assignments/{id}/reminders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments 任务")
@Transactional
public class ReminderResource {
    @Inject
    Assignments assignments;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @GET
    @RolesAllowed({
        Roles.DEPARTMENT_CLERK,
        Roles.DEPARTMENT_LEAD,
        Roles.STATION_MEMBER,
        Roles.STATION_DEPUTY,
        Roles.STATION_HEAD,
        Roles.DISPATCHER,
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN
    })
    @Operation(
            operationId = "listReminders",
            summary = "Who was reminded of which limit: twice before its end, and when it had passed 催办与督办记录")
    public List<ReminderView> list(UUID id) {
        var assignment = assignments.visible(id, caller.get());
        return entities
                .createQuery("from Reminder r where r.assignmentId = :about order by r.at, r.kind", Reminder.class)
                .setParameter("about", assignment.id)
                .getResultList()
                .stream()
                .map(ReminderView::of)
                .toList();
    }
}
