package org.chuishao.whistle.raise;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.lookup.WhistleViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
@RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
@Transactional
@Idempotent
public class RaiseResource {
    @Inject
    ByHand byHand;

    @Inject
    Moves moves;

    @Inject
    WhistleViews views;

    @Inject
    CurrentCaller caller;

    @POST
    @Operation(operationId = "raise", summary = "Raise a whistle and, unless it is a draft, blow it 吹哨")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response raise(@NotNull @Valid RaiseRequest request) {
        request.checkChannel();
        return views.created(byHand.raise(request, caller.get()), caller.get());
    }

    @POST
    @Path("/{id}/blow")
    @Consumes(MediaType.APPLICATION_JSON) // said outright, it is taken for granted where nothing is sent
    @Operation(
            operationId = "blow",
            summary =
                    "Blow a whistle that was kept as a draft; the body says why the station cannot, where the draft does not 吹响草稿")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response blow(UUID id, @RequestBody(required = false) @Valid BlowRequest request) {
        return moves.make(Move.BLOW, id, (whistle, called, who) -> byHand.blow(whistle, request, who));
    }
}
