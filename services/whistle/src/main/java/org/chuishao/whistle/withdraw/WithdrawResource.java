package org.chuishao.whistle.withdraw;

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
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleWithdrawn;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.link.Linking;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/withdraw")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class WithdrawResource {
    @Inject
    Moves moves;

    @Inject
    Whistles whistles;

    @Inject
    Linking linking;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Transactional
    @Idempotent
    @Operation(operationId = "withdraw", summary = "Take a whistle back before anybody checked in 撤哨")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response withdraw(UUID id, @NotNull @Valid WithdrawRequest request) {
        return moves.make(Move.WITHDRAW, id, (whistle, called, who) -> {
            var by = Actor.of(who, whistle.stationCode);
            var now = clock.instant();
            var before = whistle.stage();
            whistle.go(Move.WITHDRAW, Stage.WITHDRAWN);
            linking.leave(whistle);
            linking.mainFell(whistle, now);
            whistles.note(whistle, now, Move.WITHDRAW.name(), before, by, request.note(), null);
            announcer.announce(
                    new WhistleWithdrawn(whistle.id, whistle.number, whistle.cycle, now, by.name(), request.note()));
            return called;
        });
    }
}
