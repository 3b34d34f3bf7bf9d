package org.chuishao.workstation.station;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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

@Path("/workstations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workstations 红领工作站")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class WorkstationResource {
    @Inject
    Workstations workstations;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @GET
    @Operation(operationId = "listWorkstations", summary = "The district's workstations by code 工作站列表")
    public Page<WorkstationView> list(
            @QueryParam("streetCode") String streetCode,
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("facts.streetCode", streetCode).equal("facts.active", active);
        return listing.page(Workstation.class, filter, Order.byCode(w -> w.code), limit, cursor)
                .map(WorkstationView::of);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getWorkstation", summary = "One workstation 工作站详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkstationView.class)))
    public Response get(String code, @Context Request request) {
        var workstation = workstations.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(workstation));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), workstation);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putWorkstation", summary = "Create or replace a workstation 新增或更新工作站")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkstationView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WorkstationView.class)))
    public Response put(String code, @NotNull @Valid WorkstationRequest request) {
        Batch.checkSameCode(code, request.code());
        var wanted = request.withCode(code);
        var wrong = workstations.wrong(wanted, "");
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        turn.take("workstations");
        workstations.find(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var change = workstations.keep(List.of(wanted)).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/workstations/" + code)
                        : Response.ok(),
                workstations.find(code).orElseThrow());
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(operationId = "putWorkstations", summary = "Create or replace many workstations, all or none 批量更新工作站")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid WorkstationBatch batch) {
        Batch.check("workstations", batch.workstations(), WorkstationRequest::code, workstations::wrong);
        turn.take("workstations");
        return Response.ok(Tally.of(workstations.keep(batch.workstations()))).build();
    }

    private static Response answer(Response.ResponseBuilder answer, Workstation workstation) {
        return answer.entity(WorkstationView.of(workstation))
                .tag(tag(workstation))
                .build();
    }

    private static EntityTag tag(Workstation workstation) {
        return new EntityTag(String.valueOf(workstation.version));
    }
}
