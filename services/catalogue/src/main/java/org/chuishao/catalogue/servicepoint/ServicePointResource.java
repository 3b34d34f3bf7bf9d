package org.chuishao.catalogue.servicepoint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Exporting;
import org.chuishao.kernel.tabular.Format;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/service-points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points 公共服务点")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class ServicePointResource {
    private static final Order<ServicePoint> BY_CODE = Order.byCode(p -> p.code);

    @Inject
    ServicePoints points;

    @Inject
    Listing listing;

    @Inject
    Exporting exporting;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentDistrict district;

    /** How the JSON form looks. */
    public record ServicePointPage(List<ServicePointView> items, String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "listServicePoints",
            summary =
                    "Halls and windows by code, of a division and all below it, or for an item; as CSV or XLSX all of them, in the form they are imported 公共服务点列表、导出")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ServicePointPage.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(@BeanParam @Valid ServicePointList asked, @Context HttpHeaders headers) {
        var format = Format.wanted(headers);
        if (format != Format.JSON)
            return ServicePointLayout.SERVICE_POINTS
                    .table()
                    .answer(
                            format,
                            Format.language(asked.lang),
                            "service-points",
                            exporting.of(ServicePoint.class, asked.filter(), BY_CODE, ServicePointRequest::of))
                    .build();
        return Response.ok(
                        listing.page(ServicePoint.class, asked.filter(), BY_CODE, asked.limit, asked.cursor)
                                .map(ServicePointView::of),
                        MediaType.APPLICATION_JSON)
                .build();
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
