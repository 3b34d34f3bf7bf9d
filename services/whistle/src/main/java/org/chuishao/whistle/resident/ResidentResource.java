package org.chuishao.whistle.resident;

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
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/resident")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class ResidentResource {
    @Inject
    Whistles whistles;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.CALLBACK_OPERATOR})
    @Transactional
    @Operation(
            operationId = "readResident",
            summary =
                    "The resident's name and phone, for the station and the call-back; every read is recorded 查看当事人信息")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Resident.class)))
    public Response read(UUID id, @QueryParam("reason") @NotBlank @Size(max = 200) String reason) {
        var who = caller.get();
        var whistle = whistles.visible(id, who);
        if (!mayRead(whistle, who) || !whistle.hasResident()) throw Problem.notFound();
        entities.persist(new ResidentRead(id, clock.instant(), who.subject(), reason));
        return Response.ok(new Resident(whistle.residentName, whistle.residentPhone))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Nobody of a department that was called, who would not make the call-back either (domain §2). */
    private boolean mayRead(Whistle whistle, Caller who) {
        return who.belongsTo(whistle.stationCode)
                || who.hasAny(Roles.CALLBACK_OPERATOR)
                        && who.covers(whistle.stationCode)
                        && whistles.participants(whistle).stream().noneMatch(p -> who.belongsTo(p.organisation));
    }
}
