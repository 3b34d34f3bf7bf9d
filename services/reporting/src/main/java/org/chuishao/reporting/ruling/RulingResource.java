package org.chuishao.reporting.ruling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Precedents are no secret within a district: whoever may be called, may dispatch or watches can read them all. */
@Path("/rulings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulings 裁定")
@RolesAllowed({
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.DISPATCHER,
    Roles.CATALOGUE_EDITOR,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
@Transactional
public class RulingResource {
    @Inject
    Rulings rulings;

    @GET
    @Operation(operationId = "listRulings", summary = "Rulings, newest first: the precedents of an item 裁定先例")
    public Page<RulingView> list(
            @QueryParam("itemCode") String item,
            @QueryParam("responsible") String organisation,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return rulings.page(item, organisation, limit, cursor).map(RulingView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRuling", summary = "One ruling 裁定详情")
    public RulingView get(UUID id) {
        return RulingView.of(rulings.get(id));
    }
}
