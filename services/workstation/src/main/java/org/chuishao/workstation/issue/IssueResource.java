package org.chuishao.workstation.issue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.event.Announcer;
import org.chuishao.workstation.event.IssueFound;
import org.chuishao.workstation.grid.Addresses;
import org.chuishao.workstation.grid.Lookup;
import org.chuishao.workstation.station.Scope;
import org.chuishao.workstation.station.Workstations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/workstations/{code}/issues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Station issues 站内事项")
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
@Transactional
public class IssueResource {
    @Inject
    Issues issues;

    @Inject
    IssueList list;

    @Inject
    IssueViews views;

    @Inject
    Workstations workstations;

    @Inject
    Lookup grids;

    @Inject
    Announcer announcer;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listIssues",
            summary = "Issues of a station, or of a street or the district by its shorter code, newest first 站内事项列表")
    public Page<IssueView> list(
            String code,
            @BeanParam IssueList.Wanted wanted,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        if (!code.matches("\\d{6}|\\d{9}|\\d{12}")) throw Problem.notFound();
        return list.page(code, wanted, limit, cursor, caller.get());
    }

    @POST
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Idempotent
    @Operation(operationId = "findIssue", summary = "A matter is found in the station 站内发现登记")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response find(String code, @NotNull @Valid IssueRequest request) {
        var who = caller.get();
        checkStation(code, who);
        if (!who.belongsTo(code)) throw IssueRules.notYours();
        if (!workstations.isActive(code)) throw closed();
        var issue = begin(code, request, who);
        issues.add(issue);
        issues.noteFound(issue, who.name());
        announcer.announce(
                new IssueFound(issue.id, issue.number, code, issue.kind, issue.platform, issue.title, issue.foundAt));
        return views.answer(
                Response.status(201).header("Location", "/api/v1/workstations/" + code + "/issues/" + issue.id),
                issue,
                who);
    }

    /** No whistle is taken from it any more either. */
    private static Problem closed() {
        return Problem.conflict(
                "STATION_CLOSED",
                "本工作站已撤并，请由承接的工作站登记。",
                "This workstation is closed: the one that took over registers the matter.");
    }

    private StationIssue begin(String station, IssueRequest request, Caller who) {
        var issue = new StationIssue();
        issue.id = Ids.next();
        issue.foundAt = clock.instant();
        issue.changedAt = issue.foundAt;
        issue.number = issues.nextNumber(issue.foundAt);
        issue.stationCode = station;
        issue.kind = request.kind();
        issue.platform = request.platform();
        issue.gridCode = gridOf(station, request);
        issue.title = request.title();
        issue.description = request.description();
        issue.location = request.location();
        issue.place = Addresses.plain(request.location().address());
        issue.foundBy = who.subject();
        if (request.resident() != null) {
            issue.residentName = request.resident().name();
            issue.residentPhone = request.resident().phone();
        }
        return issue;
    }

    /**
     * The grid that is named, or the one of the point or address. Where grids overlap, or where it is another station's, none:
     * nobody has to mend borders before a matter can be told.
     *
     * @throws Problem 422 when the station has no grid of the code that is named
     */
    private String gridOf(String station, IssueRequest request) {
        if (request.gridCode() != null) {
            if (grids.isOf(station, request.gridCode())) return request.gridCode();
            throw Problem.of(
                    422,
                    "UNKNOWN_GRID",
                    "本站没有代码为“" + request.gridCode() + "”的网格；不确定时可以不填，系统按位置查找。",
                    "The station has no grid \"" + request.gridCode()
                            + "\"; leave it out to have it found by the place.");
        }
        return grids.of(
                        request.location().longitude(),
                        request.location().latitude(),
                        request.location().address())
                .filter(place -> place.station().code().equals(station))
                .map(place -> place.grid().code())
                .orElse(null);
    }

    @GET
    @Path("/similar")
    @Operation(
            operationId = "findSimilarIssues",
            summary = "Before anything is typed: what the station has had at this place within a year 同地事项")
    public List<IssueView.Similar> similar(
            String code,
            @QueryParam("address") @NotBlank @Size(max = 200) String address,
            @QueryParam("longitude") @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @QueryParam("latitude") @DecimalMin("-90") @DecimalMax("90") Double latitude) {
        checkStation(code, caller.get());
        if ((longitude == null) != (latitude == null))
            throw Problem.invalid("latitude", "经度和纬度须同时填写，或都不填。", "Give longitude and latitude together, or neither.");
        return issues.atPlace(code, new Location(address, longitude, latitude), clock.instant(), null).stream()
                .map(IssueViews::similar)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getIssue", summary = "One issue, with the moves the caller may make now 站内事项详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response get(String code, UUID id) {
        return views.answer(Response.ok(), issues.visible(code, id, caller.get()), caller.get());
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(operationId = "issueTimeline", summary = "Who did what and when, step by step 办理轨迹")
    public IssueTimeline timeline(String code, UUID id) {
        var issue = issues.visible(code, id, caller.get());
        return IssueTimeline.of(issue, issues.lines(issue));
    }

    /** @throws Problem 404 when there is no such station, or it is not this caller's to see */
    private void checkStation(String code, Caller who) {
        if (!Scope.of(who).covers(code) || workstations.find(code).isEmpty()) throw Problem.notFound();
    }
}
