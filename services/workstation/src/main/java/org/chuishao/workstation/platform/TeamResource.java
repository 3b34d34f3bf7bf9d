package org.chuishao.workstation.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Platforms 五个平台")
@Transactional
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class TeamResource {
    @Inject
    Teams teams;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Turn turn;

    @GET
    @Operation(operationId = "listTeams", summary = "Teams posted to stations, newest first 驻点团队列表")
    public Page<TeamView> list(
            @QueryParam("platform") Platform platform,
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("on") LocalDate on,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return teams.page(platform, station, on, limit, cursor, caller.get()).map(TeamView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTeam", summary = "One team 驻点团队详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), teams.visible(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.ADMIN})
    @Operation(operationId = "postTeam", summary = "Post a team to a station 安排团队驻点")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response post(@NotNull @Valid TeamRequest request) {
        checkOwn(request.stationCode());
        turn.take("teams");
        teams.check(request, null);
        var team = new Team(request);
        teams.add(team);
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/teams/" + team.id)), team);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.ADMIN})
    @Operation(operationId = "putTeam", summary = "Change a team, or say when it left 更新驻点团队")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response put(UUID id, @NotNull @Valid TeamRequest request) {
        turn.take("teams");
        var team = teams.visible(id, caller.get());
        checkOwn(team.stationCode);
        ifMatch.check(team.version);
        if (!request.stationCode().equals(team.stationCode))
            throw Problem.invalid(
                    "stationCode", "驻点不能改到别的站；请结束本次驻点后新建。", "A team does not move: end this posting and make another.");
        teams.check(request, id);
        team.become(request);
        entities.flush();
        return answer(Response.ok(), team);
    }

    private void checkOwn(String station) {
        var who = caller.get();
        if (!who.hasAny(Roles.ADMIN) && !who.belongsTo(station))
            throw Problem.forbidden(
                    "NOT_YOUR_STATION", "只能登记本站的内容。", "Only what is your own station's can be written.");
    }

    private static Response answer(Response.ResponseBuilder answer, Team team) {
        return answer.entity(TeamView.of(team))
                .tag(String.valueOf(team.version))
                .build();
    }
}
