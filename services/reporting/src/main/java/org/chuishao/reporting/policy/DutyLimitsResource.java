package org.chuishao.reporting.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.document.DistrictDocuments.Stored;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.clock.Limits;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long departments have for each step, open to everybody of the district. */
@Path("/duty-limits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Duty limits 办理时限")
@Transactional
@Idempotent
public class DutyLimitsResource {
    @Inject
    DutyLimits limits;

    @Inject
    CurrentCaller caller;

    @Inject
    Calendars calendars;

    /** The same words as whistle's: what it looks ahead before it dispatches. */
    @ConfigProperty(name = "chuishao.horizon.routine", defaultValue = "5")
    int routine;

    @ConfigProperty(name = "chuishao.horizon.joint", defaultValue = "15")
    int joint;

    /** @param inForce whistles that are dispatched for the first time now live by them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LimitsView(
            String version, boolean inForce, String createdBy, OffsetDateTime createdAt, Limits document) {}

    public record LimitsList(List<LimitsView> items) {}

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "listDutyLimits", summary = "The district's limits for departments, newest first 办理时限")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LimitsList.class)))
    public Response list() {
        var all = limits.all();
        return Response.ok(new LimitsList(
                        all.stream().map(s -> view(s, s == all.getFirst())).toList()))
                .build();
    }

    @GET
    @Path("/{version}")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "getDutyLimits", summary = "One document: a duty names the one it lives by 时限详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LimitsView.class)))
    public Response get(String version) {
        return Response.ok(view(version)).build();
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "addDutyLimits",
            summary = "New limits for whistles dispatched from now on; those there are keep theirs 发布办理时限")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LimitsView.class)))
    public Response add(@NotNull @Valid LimitsRequest request) {
        // an emergency whose limits are working time is not looked ahead for at all
        var document = request.limits(
                Map.of(WhistleKind.ROUTINE, routine, WhistleKind.EMERGENCY, 0, WhistleKind.JOINT, joint),
                calendars.get().shortestDay());
        if (!limits.add(document, caller.get().name()))
            throw Problem.conflict(
                    "POLICY_EXISTS",
                    "版本 " + request.version() + " 已经存在；规则不可修改，请换一个版本号。",
                    "There is a version " + request.version()
                            + " already; policies never change, take another version.");
        return Response.status(201)
                .header("Location", "/api/v1/duty-limits/" + request.version())
                .entity(view(request.version()))
                .build();
    }

    private LimitsView view(String version) {
        var stored = limits.find(version).orElseThrow(Problem::notFound);
        return view(stored, limits.all().getFirst().document().version().equals(version));
    }

    private static LimitsView view(Stored<Limits> stored, boolean inForce) {
        return new LimitsView(
                stored.document().version(),
                inForce,
                stored.createdBy(),
                Shanghai.time(stored.createdAt()),
                stored.document());
    }
}
