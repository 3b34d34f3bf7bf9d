package org.chuishao.workstation.activity;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activities 活动")
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
public class ActivityResource {
    /** What is written down later than this was not done then. */
    private static final int YEARS_BACK = 2;

    @Inject
    Activities activities;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "listActivities", summary = "Activities the caller may see, newest first 活动列表")
    public Page<ActivityView> list(
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("platform") Platform platform,
            @QueryParam("kind") ActivityKind kind,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var wanted = new Activities.Wanted(station, platform, kind, from, to);
        return activities.page(wanted, limit, cursor, caller.get()).map(ActivityView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getActivity", summary = "One activity 活动详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ActivityView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), activities.visible(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "recordActivity", summary = "Record an activity of one's station 登记活动")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ActivityView.class)))
    public Response record(@NotNull @Valid ActivityRequest request) {
        var now = clock.instant();
        check(request, now);
        turn.take("activities");
        var key = key(request);
        refuseTwice(key, null);
        var activity = new Activity(key, request.facts(), now, caller.get().name());
        activities.add(activity);
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/activities/" + activity.id)), activity);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "putActivity", summary = "Correct an activity 更正活动")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ActivityView.class)))
    public Response put(UUID id, @NotNull @Valid ActivityRequest request) {
        turn.take("activities");
        var activity = activities.visible(id, caller.get());
        check(request, clock.instant());
        if (!request.stationCode().equals(activity.stationCode))
            throw Problem.invalid("stationCode", "活动不能改到别的站。", "An activity stays its station's.");
        ifMatch.check(activity.version);
        refuseTwice(key(request), id);
        activity.become(key(request), request.facts());
        entities.flush();
        return answer(Response.ok(), activity);
    }

    private void check(ActivityRequest request, Instant now) {
        if (!caller.get().belongsTo(request.stationCode()))
            throw Problem.forbidden(
                    "NOT_YOUR_STATION", "只能登记本站的内容。", "Only what is your own station's can be written.");
        if (activities.stations(List.of(request.stationCode())).isEmpty())
            throw Problem.invalid("stationCode", "没有这个工作站。", "There is no such workstation.");
        if (!isPast(request.heldOn(), now))
            throw Problem.invalid(
                    "heldOn",
                    "活动日期须在今天或之前 " + YEARS_BACK + " 年内。",
                    "An activity is recorded once it has been, at most " + YEARS_BACK + " years later.");
        if (request.teamId() != null && !activities.isTeamOf(request.stationCode(), request.teamId()))
            throw Problem.invalid("teamId", "本站没有这个驻点团队。", "The station has no such team.");
    }

    static boolean isPast(LocalDate heldOn, Instant now) {
        var today = Shanghai.day(now);
        return !heldOn.isAfter(today) && !heldOn.isBefore(today.minusYears(YEARS_BACK));
    }

    private void refuseTwice(Activity.Key key, UUID except) {
        var known = activities
                .known(List.of(key.stationCode()), key.heldOn(), key.heldOn())
                .get(key);
        if (known == null || known.id.equals(except)) return;
        throw Problem.conflict("ALREADY_RECORDED", "这一天的同一活动已登记。", "This activity of that day is recorded already.")
                .with("activityId", known.id);
    }

    private static Activity.Key key(ActivityRequest request) {
        return new Activity.Key(request.stationCode(), request.heldOn(), request.kind(), request.topic());
    }

    private static Response answer(Response.ResponseBuilder answer, Activity activity) {
        return answer.entity(ActivityView.of(activity))
                .tag(String.valueOf(activity.version))
                .build();
    }
}
