package org.chuishao.whistle.signal;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/city-assets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signals 感知")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class CityAssetResource {
    @Inject
    EntityManager entities;

    @Inject
    References references;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @GET
    @Operation(operationId = "listCityAssets", summary = "The district's physical assets by code 部件列表")
    public Page<CityAssetRequest> list(
            @QueryParam("stationCode") String station,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("stationCode", station);
        return listing.page(CityAsset.class, filter, Order.byCode(a -> a.code), limit, cursor)
                .map(CityAsset::facts);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getCityAsset", summary = "One physical asset and where it is 部件详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CityAssetRequest.class)))
    public Response get(String code) {
        var found = entities.find(CityAsset.class, code);
        if (found == null) throw Problem.notFound();
        return Response.ok(found.facts()).build();
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "putCityAssets", summary = "Create or replace many assets, all or none 批量更新部件")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid CityAssetBatch batch) {
        Batch.check("assets", batch.assets(), CityAssetRequest::code, this::wrong);
        turn.take("city-assets");
        return Response.ok(Tally.of(keep(batch.assets()))).build();
    }

    private List<Violation> wrong(CityAssetRequest asset, String path) {
        if (references.station(asset.stationCode()).isPresent()) return List.of();
        return List.of(Violation.of(
                path + "stationCode",
                "没有代码为“" + asset.stationCode() + "”的红领工作站。",
                "There is no workstation with code \"" + asset.stationCode() + "\"."));
    }

    private List<Change> keep(List<CityAssetRequest> assets) {
        var known = entities
                .createQuery("from CityAsset a where a.code in :codes", CityAsset.class)
                .setParameter(
                        "codes", assets.stream().map(CityAssetRequest::code).toList())
                .getResultList()
                .stream()
                .collect(toMap(a -> a.code, a -> a));
        var changes = new ArrayList<Change>();
        for (var wanted : assets) {
            var asset = known.get(wanted.code());
            changes.add(Change.of(asset == null ? null : asset.facts(), wanted.complete()));
            if (asset == null) {
                asset = new CityAsset(wanted.code());
                asset.become(wanted);
                entities.persist(asset);
            } else asset.become(wanted);
        }
        return changes;
    }
}
