package org.chuishao.reporting.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments 任务")
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
public class AssignmentResource {
    @Inject
    Assignments assignments;

    @Inject
    Inbox inbox;

    @Inject
    Pleas pleas;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listAssignments",
            summary = "The caller's inbox: newest first, or by the deadline that comes next 收件箱")
    public Page<AssignmentView> list(
            @QueryParam("state") Stage state,
            @QueryParam("kind") WhistleKind kind,
            @QueryParam("organisation") String organisation,
            @QueryParam("whistleId") UUID whistle,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("asked") PleaKind asked,
            @QueryParam("sort") @DefaultValue("-dispatchedAt") @Pattern(regexp = "-dispatchedAt|nextDue") String sort,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Inbox.Filter(state, kind, organisation, whistle, overdue, asked);
        return inbox.page(filter, Inbox.Order.of(sort), limit, cursor, caller.get());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAssignment", summary = "One assignment, with the moves the caller may make now 任务详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response get(UUID id, @Context Request request) {
        var assignment = assignments.visible(id, caller.get());
        var view = AssignmentView.of(assignment, caller.get(), clock.instant());
        var tag = Fingerprint.tag(assignment.version, view);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        return Response.ok(view).tag(tag).header("Vary", "Authorization").build();
    }

    @GET
    @Path("/{id}/pleas")
    @Operation(
            operationId = "listPleas",
            summary =
                    "What the department asked the centre for, and the answers: return, ruling, extension, suspension 申请与答复")
    public List<PleaView> pleas(UUID id) {
        var assignment = assignments.visible(id, caller.get());
        var now = clock.instant();
        return pleas.of(assignment.id).stream()
                .map(plea -> PleaView.of(plea, now))
                .toList();
    }
}
