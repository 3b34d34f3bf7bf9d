package org.chuishao.whistle.lookup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Page;
import org.chuishao.whistle.casefile.Cases;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lookup.Counts.CountsView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.CALLBACK_OPERATOR,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class LookupResource {
    @Inject
    Cases cases;

    @Inject
    Whistles whistles;

    @Inject
    WhistleList list;

    @Inject
    Counts counts;

    @Inject
    WhistleViews views;

    @Inject
    CurrentCaller caller;

    @GET
    @Operation(operationId = "listWhistles", summary = "Whistles the caller may see, newest first 哨列表")
    public Page<WhistleView> list(
            @BeanParam WhistleFilter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return list.page(filter, limit, cursor, caller.get());
    }

    @GET
    @Path("/counts")
    @Operation(operationId = "countWhistles", summary = "How many open whistles the same list would show 哨数统计")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CountsView.class)))
    public Response counts(@BeanParam WhistleFilter filter) {
        return Response.ok(counts.count(filter, caller.get())).build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWhistle", summary = "One whistle, with the moves the caller may make now 哨详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response get(UUID id, @Context Request request) {
        var shown = views.shown(cases.visible(id, caller.get()), caller.get());
        var unchanged = request.evaluatePreconditions(shown.tag());
        if (unchanged != null) return unchanged.build();
        return shown.in(Response.ok().header("Vary", "Authorization"));
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(operationId = "timeline", summary = "Who did what and when, and how each deadline was computed 办理轨迹")
    public Timeline timeline(UUID id) {
        var whistle = cases.visible(id, caller.get()).whistle();
        return Timeline.of(whistle, whistles.history(whistle));
    }
}
