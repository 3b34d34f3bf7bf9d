package org.chuishao.catalogue.lookup;

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
import java.util.List;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.catalogue.precedent.Knowledge;
import org.chuishao.catalogue.precedent.PrecedentRow;
import org.chuishao.catalogue.precedent.PrecedentRows;
import org.chuishao.catalogue.precedent.Scope;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/items/match")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match 事项匹配")
@Transactional
public class MatchResource {
    @Inject
    Knowledge knowledge;

    @Inject
    PrecedentRows precedents;

    @Inject
    KnownItems items;

    @Inject
    GivenHere givenHere;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /** A correction that was kept: the next text like it is matched by it. */
    public record CorrectionView(String itemCode, String lead) {}

    @POST
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "matchItems",
            summary = "Which items a text is about, with lead, assists and the reasons 由文字匹配事项")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MatchView.class)))
    public MatchView match(@NotNull @Valid MatchRequest request) {
        var question = request.question().by(Scope.of(caller.get()));
        if (request.stationCode() != null) {
            if (!request.stationCode().startsWith(caller.get().district()))
                throw Problem.invalid("stationCode", "不是本区的区划代码。", "Not a division code of this district.");
            question = question.at(givenHere.at(request.stationCode()));
        }
        return MatchView.of(knowledge.match(question, request.most()));
    }

    @POST
    @Path("/corrections")
    @Idempotent
    @RolesAllowed(Roles.DISPATCHER)
    @Operation(
            operationId = "correctMatch",
            summary = "A dispatcher says which item is right; the next similar text is matched by it 更正匹配")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    public Response correct(@NotNull @Valid CorrectionRequest request) {
        var item = items.active(request.itemCode())
                .orElseThrow(() -> Problem.invalid(
                        "itemCode",
                        "清单中没有在用的事项“" + request.itemCode() + "”。",
                        "The catalogue has no active item \"" + request.itemCode() + "\"."));
        precedents.add(List.of(new PrecedentRow(
                PrecedentRow.ofCorrection(Ids.next()),
                Kind.CORRECTED,
                item.code(),
                item.lead(),
                null,
                request.title(),
                request.description() == null ? "" : request.description(),
                clock.instant())));
        return Response.status(201)
                .entity(new CorrectionView(item.code(), item.lead()))
                .build();
    }
}
