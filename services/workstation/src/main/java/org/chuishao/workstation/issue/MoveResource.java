package org.chuishao.workstation.issue;

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
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.chuishao.workstation.lifecycle.Move;
import org.chuishao.workstation.lifecycle.Stage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people do with an issue: one they may see, unchanged since they saw it, theirs to move now; the deed; the view. */
@Path("/workstations/{code}/issues/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Station issues 站内事项")
@RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
@Transactional
@Idempotent
public class MoveResource {
    @Inject
    Issues issues;

    @Inject
    Handling handling;

    @Inject
    Escalating escalating;

    @Inject
    IssueViews views;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Turn turn;

    /** What a move does. */
    private interface Deed {
        void on(StationIssue issue);
    }

    @POST
    @Path("/step")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(operationId = "stepIssue", summary = "Something was done about it, and whose task it was 记录办理步骤")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response step(String code, UUID id, @NotNull @Valid StepRequest request) {
        return make(Move.STEP, code, id, issue -> handling.step(issue, request, caller.get()));
    }

    @POST
    @Path("/settle")
    @Operation(operationId = "settleIssue", summary = "The station has settled it itself 站内化解")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response settle(String code, UUID id, @NotNull @Valid SettleRequest request) {
        return make(Move.SETTLE, code, id, issue -> handling.settle(issue, request, caller.get()));
    }

    @POST
    @Path("/feed-back")
    @Operation(operationId = "feedBackIssue", summary = "The resident was told, and accepts or does not 反馈当事人")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response feedBack(String code, UUID id, @NotNull @Valid FeedBackRequest request) {
        return make(Move.FEED_BACK, code, id, issue -> handling.feedBack(issue, request, caller.get()));
    }

    @POST
    @Path("/take-up")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "takeUpIssue",
            summary = "The whistle was rejected or withdrawn: the station goes on itself 站内接办")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response takeUp(String code, UUID id, @NotNull @Valid TakeUpRequest request) {
        return make(Move.TAKE_UP, code, id, issue -> handling.takeUp(issue, request, caller.get()));
    }

    @POST
    @Path("/drop")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(operationId = "dropIssue", summary = "Registered by mistake or twice: strike it off 撤销登记")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response drop(String code, UUID id, @NotNull @Valid DropRequest request) {
        request.check();
        return make(Move.DROP, code, id, issue -> {
            if (request.duplicateOf() != null) checkRepeated(code, id, request.duplicateOf());
            handling.drop(issue, request, caller.get());
        });
    }

    @POST
    @Path("/escalate")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(
            operationId = "escalateIssue",
            summary = "The station cannot: everything goes into a whistle, which is raised soon after 升级吹哨")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response escalate(String code, UUID id, @NotNull @Valid EscalateRequest request) {
        return make(Move.ESCALATE, code, id, issue -> escalating.escalate(issue, request, caller.get()));
    }

    private Response make(Move move, String station, UUID id, Deed deed) {
        var who = caller.get();
        var issue = issues.visible(station, id, who);
        ifMatch.check(issue.version);
        IssueRules.check(move, issue, who);
        deed.on(issue);
        return views.answer(Response.ok(), issue, who);
    }

    /** One that was dropped itself stands for nothing: of two, dropped for each other, none would be left. */
    private void checkRepeated(String station, UUID id, UUID repeated) {
        turn.take("issues/" + station);
        var other = issues.find(repeated).filter(o -> o.stationCode.equals(station) && !o.id.equals(id));
        if (other.isEmpty())
            throw Problem.invalid("duplicateOf", "本站没有其他这样的事项。", "The station has no such other issue.");
        if (other.get().stage() == Stage.DROPPED)
            throw Problem.invalid(
                    "duplicateOf", "该事项已撤销登记，不能作为被重复的事项。", "That issue was dropped itself, and stands for none.");
    }
}
