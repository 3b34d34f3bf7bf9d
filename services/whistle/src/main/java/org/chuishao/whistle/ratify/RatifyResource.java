package org.chuishao.whistle.ratify;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleRatified;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/ratify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class RatifyResource {
    @Inject
    Moves moves;

    @Inject
    Whistles whistles;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.STATION_HEAD)
    @Transactional
    @Idempotent
    @Operation(operationId = "ratify", summary = "The head stands behind an emergency somebody on duty blew 站长追认")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response ratify(UUID id) {
        return moves.make(Move.RATIFY, id, (whistle, called, who) -> {
            var by = Actor.of(who, whistle.stationCode);
            var now = clock.instant();
            whistle.go(Move.RATIFY, whistle.stage());
            whistle.ratifiedAt = now;
            whistle.ratifyDueAt = null;
            whistles.note(whistle, now, Move.RATIFY.name(), whistle.stage(), by, null, null);
            announcer.announce(new WhistleRatified(whistle.id, whistle.number, whistle.cycle, now, by.name()));
            return called;
        });
    }
}
