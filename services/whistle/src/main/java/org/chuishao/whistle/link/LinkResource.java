package org.chuishao.whistle.link;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/link")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class LinkResource {
    @Inject
    Moves moves;

    @Inject
    Linking linking;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed({Roles.DISPATCHER, Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Transactional
    @Idempotent
    @Operation(
            operationId = "link",
            summary =
                    "Another whistle is about the same: it is handled once, for both, and both residents are called 并案")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response link(UUID id, @NotNull @Valid LinkRequest request) {
        return moves.make(Move.LINK, id, (whistle, called, who) -> {
            var main = linking.main(request.mainId(), "mainId", id, who);
            var unit = who.belongsTo(whistle.stationCode) ? whistle.stationCode : who.divisionOver(whistle.stationCode);
            linking.link(whistle, main, Actor.of(who, unit), request.note(), clock.instant());
            return called;
        });
    }
}
