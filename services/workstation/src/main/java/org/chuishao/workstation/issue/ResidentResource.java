package org.chuishao.workstation.issue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/workstations/{code}/issues/{id}/resident")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Station issues 站内事项")
public class ResidentResource {
    @Inject
    Issues issues;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Transactional
    @Operation(
            operationId = "readIssueResident",
            summary = "The resident's name and phone, for the station itself; every read is recorded 查看当事人信息")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Resident.class)))
    public Response read(String code, UUID id, @QueryParam("reason") @NotBlank @Size(max = 200) String reason) {
        var who = caller.get();
        var issue = issues.visible(code, id, who);
        if (!who.belongsTo(code) || !issue.hasResident()) throw Problem.notFound();
        entities.persist(new ResidentRead(id, clock.instant(), who.subject(), reason));
        return Response.ok(new Resident(issue.residentName, issue.residentPhone))
                .header("Cache-Control", "no-store")
                .build();
    }
}
