package org.chuishao.whistle.dispatch;

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
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/dispatch")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class DispatchResource {
    @Inject
    Moves moves;

    @Inject
    References references;

    @Inject
    Dispatching dispatching;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.DISPATCHER)
    @Transactional
    @Idempotent
    @Operation(operationId = "dispatch", summary = "Triage: call one lead and any assisting departments 研判派单")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response dispatch(UUID id, @NotNull @Valid DispatchRequest request) {
        return moves.make(
                Move.DISPATCH,
                id,
                (whistle, called, who) -> dispatching.dispatch(
                        whistle,
                        request.toPlan(whistle, clock.instant(), references),
                        called,
                        Actor.of(who, who.divisionOver(whistle.stationCode))));
    }
}
