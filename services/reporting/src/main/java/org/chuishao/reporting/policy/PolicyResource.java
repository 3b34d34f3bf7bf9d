package org.chuishao.reporting.policy;

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
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.scoring.Policy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies 规则")
@Transactional
@Idempotent
public class PolicyResource {
    @Inject
    Policies policies;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    public record PolicyList(List<PolicyView> items) {}

    @Schema(examples = "{\"effectiveFrom\": \"2027-01-01\"}")
    public record AdoptRequest(@NotNull LocalDate effectiveFrom) {}

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "listPolicies", summary = "The presets and the district's own policies 计分规则")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyList.class)))
    public Response list() {
        var district = caller.get().district();
        var views = new ArrayList<PolicyView>();
        policies.presets().forEach(policy -> views.add(view(district, policy, null, false)));
        for (var stored : policies.stored(district))
            views.add(view(district, policies.version(district, stored.version()), stored, false));
        return Response.ok(new PolicyList(views)).build();
    }

    @GET
    @Path("/{version}")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "getPolicy", summary = "A policy's document and since when it judges 规则详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(String version) {
        return Response.ok(view(version)).build();
    }

    @POST
    @RolesAllowed({Roles.ASSESSOR, Roles.ADMIN})
    @Operation(
            operationId = "addPolicy",
            summary = "Stores a policy as a draft: it judges nobody until it is adopted, and never changes 起草规则")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response add(@NotNull @Valid PolicyRequest request) {
        var policy = request.policy();
        if (!policies.store(caller.get().district(), policy, caller.get().name()))
            throw Problem.conflict(
                    "POLICY_EXISTS",
                    "版本 " + policy.version() + " 已经存在；规则不可修改，请换一个版本号。",
                    "There is a version " + policy.version()
                            + " already; policies never change, take another version.");
        // as it was written, not read again: what is read is remembered, and this may still be taken back
        return Response.created(URI.create("/api/v1/policies/" + policy.version()))
                .entity(view(policy))
                .build();
    }

    @POST
    @Path("/{version}/adopt")
    @RolesAllowed({Roles.ASSESSOR, Roles.ADMIN})
    @Operation(
            operationId = "adoptPolicy",
            summary = "From the first day of a month to come this policy judges what happens 启用规则")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response adopt(String version, @NotNull @Valid AdoptRequest request) {
        var district = caller.get().district();
        find(district, version);
        var from = request.effectiveFrom();
        if (from.getDayOfMonth() != 1 || from.getYear() > 2099)
            throw Problem.invalid(
                    "effectiveFrom", "应为某月 1 日（2099 年以前）。", "Takes the first day of a month before 2100.");
        // a day's notice at least: nothing that happens while this is decided may be judged by both
        if (!from.isAfter(Shanghai.day(clock.instant()).plusDays(1)))
            throw Problem.invalid(
                    "effectiveFrom",
                    "只能从尚未开始的月份起启用，至少提前一天决定。",
                    "A policy judges only months that have not begun; decide at least a day ahead.");
        policies.adopt(district, version, from, caller.get().name());
        return Response.ok(view(version)).build();
    }

    private PolicyView view(String version) {
        return view(find(caller.get().district(), version));
    }

    private PolicyView view(Policy policy) {
        var district = caller.get().district();
        var stored = policies.stored(district).stream()
                .filter(s -> s.version().equals(policy.version()))
                .findFirst()
                .orElse(null);
        return view(district, policy, stored, true);
    }

    private Policy find(String district, String version) {
        return policies.find(district, version).orElseThrow(Problem::notFound);
    }

    private PolicyView view(String district, Policy policy, Policies.Stored stored, boolean whole) {
        return new PolicyView(
                policy.version(),
                policies.isPreset(policy.version()),
                policies.at(district, clock.instant()).version().equals(policy.version()),
                stored == null ? null : stored.createdBy(),
                stored == null ? null : Shanghai.time(stored.createdAt()),
                policies.adoptions(district).stream()
                        .filter(adoption -> adoption.version().equals(policy.version()))
                        .map(PolicyView.Adopted::of)
                        .toList(),
                whole ? policy : null);
    }
}
