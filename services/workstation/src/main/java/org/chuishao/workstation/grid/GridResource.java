package org.chuishao.workstation.grid;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/grids")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Grids 网格")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class GridResource {
    @Inject
    Grids grids;

    @Inject
    Lookup lookup;

    @Inject
    Coverages coverages;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentDistrict district;

    @GET
    @Operation(operationId = "listGrids", summary = "The district's grids and outlines by code 网格列表")
    public Page<GridView> list(
            @QueryParam("stationCode") String stationCode,
            @QueryParam("kind") GridKind kind,
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter()
                .equal("stationCode", stationCode)
                .equal("kind", kind)
                .equal("active", active);
        return listing.page(Grid.class, filter, Order.byCode(g -> g.code), limit, cursor)
                .map(GridView::line);
    }

    @GET
    @Path("/at")
    @Operation(
            operationId = "findGrid",
            summary =
                    "The grid of a place, given by longitude and latitude (WGS-84) or by its address, and its station 定位网格")
    public GridPlace at(
            @QueryParam("longitude") Double longitude,
            @QueryParam("latitude") Double latitude,
            @QueryParam("address") @Size(max = 200) String address) {
        boolean byPoint = longitude != null && latitude != null;
        if (byPoint == (address != null) || (longitude == null) != (latitude == null))
            throw Problem.badRequest(
                    "ONE_PLACE_NEEDED",
                    "请给出 longitude 和 latitude，或者 address。",
                    "Give longitude and latitude, or else an address.");
        if (byPoint) checkOnEarth(longitude, latitude);
        return (byPoint ? lookup.at(longitude, latitude) : lookup.at(address))
                .orElseThrow(() -> Problem.of(404, "NO_GRID", "此处不属于任何网格。", "No grid covers this place."));
    }

    @GET
    @Path("/coverage")
    @Transactional(TxType.NOT_SUPPORTED)
    @Operation(
            operationId = "gridCoverage",
            summary = "Where the grids of a station or a street overlap, and what they leave out 网格重叠与空白")
    public Coverage coverage(@QueryParam("division") String division) {
        if (division == null || !division.matches("\\d{9}|\\d{12}") || !division.startsWith(district.get()))
            throw Problem.invalid(
                    "division", "请给出本区街道的 9 位或工作站的 12 位代码。", "Takes the 9 digits of a street or the 12 of a station.");
        return coverages.of(division);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getGrid", summary = "One grid with its area 网格详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GridView.class)))
    public Response get(String code, @Context Request request) {
        var grid = grids.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(grid));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), grid);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putGrid", summary = "Create or replace a grid or an outline 新增或更新网格")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GridView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = GridView.class)))
    public Response put(String code, @NotNull @Valid GridRequest request) {
        Batch.checkSameCode(code, request.code());
        turn.take("grids");
        var drafts = List.of(request.draft(code));
        var facts = grids.check(drafts);
        grids.find(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var change = grids.keep(drafts, facts).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/grids/" + code)
                        : Response.ok(),
                grids.find(code).orElseThrow());
    }

    @POST
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            operationId = "importGrids",
            summary =
                    "Create or replace many grids from GeoJSON, all or none; dryRun only tells what would happen 导入网格")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GridTally.class)))
    public Response importAll(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @NotNull @Valid GridImport collection) {
        var drafts = collection.drafts();
        turn.take("grids");
        var facts = grids.check(drafts);
        var changes = dryRun ? grids.tryOut(drafts, facts) : grids.keep(drafts, facts);
        return Response.ok(GridTally.of(dryRun, Tally.of(changes))).build();
    }

    private static void checkOnEarth(double longitude, double latitude) {
        if (Math.abs(longitude) > 180)
            throw Problem.invalid("longitude", "经度在 −180 至 180 之间。", "A longitude lies between -180 and 180.");
        if (Math.abs(latitude) > 90)
            throw Problem.invalid(
                    "latitude",
                    "纬度在 −90 至 90 之间；经纬度是否写反了？",
                    "A latitude lies between -90 and 90; were the two swapped?");
    }

    private static Response answer(Response.ResponseBuilder answer, Grid grid) {
        return answer.entity(GridView.of(grid)).tag(tag(grid)).build();
    }

    private static EntityTag tag(Grid grid) {
        return new EntityTag(String.valueOf(grid.version));
    }
}
