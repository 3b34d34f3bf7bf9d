package org.chuishao.whistle.centre;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistlePassedUp;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.WhistleView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/pass-up")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class PassUpResource {
    @Inject
    Moves moves;

    @Inject
    Centres centres;

    @Inject
    Whistles whistles;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    /** Why this desk cannot say whose matter it is. */
    @Schema(examples = "{\"note\": \"涉及两个街道的管网，请区联动中心研判。\"}")
    public record PassUpRequest(@NotBlank @Size(max = 1000) String note) {}

    @POST
    @RolesAllowed(Roles.DISPATCHER)
    @Transactional
    @Idempotent
    @Operation(
            operationId = "passUp",
            summary = "To the next desk above; the time there is to triage it runs on 上报上级联动中心")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response passUp(UUID id, @NotNull @Valid PassUpRequest request) {
        return moves.make(Move.PASS_UP, id, (whistle, called, who) -> {
            var now = clock.instant();
            var from = whistle.desk();
            var by = Actor.of(who, who.divisionOver(from));
            whistle.go(Move.PASS_UP, whistle.stage());
            whistle.centre = centres.above(from, whistle.kind).orElseThrow();
            whistles.note(
                    whistle,
                    now,
                    Move.PASS_UP.name(),
                    whistle.stage(),
                    by,
                    request.note(),
                    Map.of("from", from, "to", whistle.centre));
            announcer.announce(new WhistlePassedUp(
                    whistle.id, whistle.number, whistle.cycle, now, by.name(), from, whistle.centre, request.note()));
            return called;
        });
    }
}
