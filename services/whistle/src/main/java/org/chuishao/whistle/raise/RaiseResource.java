package org.chuishao.whistle.raise;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.link.Linking;
import org.chuishao.whistle.lookup.Moves;
import org.chuishao.whistle.lookup.Permissions;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.lookup.WhistleViews;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.chuishao.whistle.reference.KnownItem;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    Raising raising;

    @Inject
    Whistles whistles;

    @Inject
    Moves moves;

    @Inject
    Linking linking;

    @Inject
    References references;

    @Inject
    WorkflowPolicies policies;

    @Inject
    WhistleViews views;

    @Inject
    CurrentCaller caller;

    @POST
    @Operation(operationId = "raise", summary = "Raise a whistle and, unless it is a draft, blow it 吹哨")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response raise(@NotNull @Valid RaiseRequest request) {
        var who = caller.get();
        var item = knownItem(request);
        refuseOtherStations(request.stationCode(), who);
        if (!request.isDraft()) refuseWrongRole(request.kind(), who);
        var whistle = raising.begin(request, item, who);
        var main = main(request, who);
        var called = request.isDraft()
                ? List.<Participant>of()
                : main == null ? raising.blow(whistle, item, who) : raising.blowLinked(whistle, main, who);
        whistles.add(whistle);
        return views.created(whistle, called, who);
    }

    @POST
    @Path("/{id}/blow")
    @Operation(operationId = "blow", summary = "Blow a whistle that was kept as a draft 吹响草稿")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response blow(UUID id) {
        return moves.make(
                Move.BLOW, id, (whistle, called, who) -> raising.blow(whistle, itemOf(whistle.itemCode), who));
    }

    private Whistle main(RaiseRequest request, Caller who) {
        if (request.duplicateOf() == null) return null;
        if (request.isDraft())
            throw Problem.invalid("duplicateOf", "草稿吹响之后才能关联。", "A draft is linked once it has been blown.");
        return linking.main(request.duplicateOf(), "duplicateOf", null, who);
    }

    private KnownItem itemOf(String code) {
        return code == null ? null : references.item(code).orElse(null);
    }

    private KnownItem knownItem(RaiseRequest request) {
        var wrong = new ArrayList<Violation>();
        if (references.station(request.stationCode()).isEmpty())
            wrong.add(Violation.of(
                    "stationCode",
                    "没有代码为“" + request.stationCode() + "”的红领工作站。",
                    "There is no workstation with code \"" + request.stationCode() + "\"."));
        var item = itemOf(request.itemCode());
        if (request.itemCode() != null && item == null)
            wrong.add(Violation.of(
                    "itemCode",
                    "清单中没有代码为“" + request.itemCode() + "”的事项；不确定时可以不填。",
                    "The catalogue has no item with code \"" + request.itemCode() + "\"; leave it out when unsure."));
        if (policies.inForce().kind(request.kind()).isEmpty())
            wrong.add(Violation.of("kind", "本区县没有开通这一哨种。", "Whistles of this kind are not offered in this district."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        return item;
    }

    private static void refuseOtherStations(String station, Caller who) {
        if (!who.belongsTo(station))
            throw Problem.forbidden(
                    "NOT_YOUR_STATION",
                    "您不是该工作站的人员，不能以其名义吹哨。",
                    "You do not belong to that station and cannot blow for it.");
    }

    private void refuseWrongRole(Kind kind, Caller who) {
        if (!Permissions.mayBlow(kind, policies.inForce(), who))
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE",
                    "日常哨由副站长或站长吹响，联合执法哨由站长吹响；您可以先存为草稿。",
                    "A ROUTINE whistle is blown by the deputy head or head, a JOINT one by the head; you may keep a draft.");
    }
}
