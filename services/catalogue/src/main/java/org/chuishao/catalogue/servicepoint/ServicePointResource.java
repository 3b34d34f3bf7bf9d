package org.chuishao.catalogue.servicepoint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/service-points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points 公共服务点")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class ServicePointResource {
    @Inject
    ServicePoints points;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentDistrict district;

    @GET
    @Operation(
            operationId = "listServicePoints",
            summary = "Halls and windows by code, of a division and all below it, or for an item 公共服务点列表")
    public Page<ServicePointView> list(
            @QueryParam("area")
                    @Pattern(regexp = ServicePointRequest.AREA)
                    @Parameter(description = "A division's own and those below it 区划代码")
                    String area,
            @QueryParam("service") @Parameter(description = "Code of an item it takes 事项代码") String service,
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("facts.active", active);
        if (area != null) filter.and("e.facts.area like :area", "area", area + "%");
        if (service != null)
            filter.and("array_includes(e.facts.services, :service)", "service", new String[] {service});
        return listing.page(ServicePoint.class, filter, limit, cursor, ServicePointView::of, p -> p.code);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getServicePoint", summary = "One service point 公共服务点详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ServicePointView.class)))
    public Response get(String code, @Context Request request) {
        var point = points.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(point));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), point);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "putServicePoint", summary = "Create or replace a service point 新增或更新服务点")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ServicePointView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ServicePointView.class)))
    public Response put(String code, @NotNull @Valid ServicePointRequest request) {
        Batch.checkSameCode(code, request.code());
        turn.take("catalogue");
        points.find(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var wanted = List.of(request.withCode(code));
        var wrong = wanted.getFirst().wrong("", district.get(), points.itemsNamedIn(wanted));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        var change = points.keep(wanted).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/service-points/" + code)
                        : Response.ok(),
                points.find(code).orElseThrow());
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "putServicePoints", summary = "Create or replace many, all or none 批量更新服务点")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid ServicePointBatch batch) {
        turn.take("catalogue");
        var items = points.itemsNamedIn(batch.servicePoints());
        Batch.check(
                "servicePoints",
                batch.servicePoints(),
                ServicePointRequest::code,
                (point, path) -> point.wrong(path, district.get(), items));
        return Response.ok(Tally.of(points.keep(batch.servicePoints()))).build();
    }

    private static Response answer(Response.ResponseBuilder answer, ServicePoint point) {
        return answer.entity(ServicePointView.of(point)).tag(tag(point)).build();
    }

    private static EntityTag tag(ServicePoint point) {
        return new EntityTag(String.valueOf(point.version));
    }
}
