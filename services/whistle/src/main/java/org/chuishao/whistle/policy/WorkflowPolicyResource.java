package org.chuishao.whistle.policy;

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
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.document.DistrictDocuments.Stored;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The limits, reasons and roles whistles live by, open to everybody of the district. */
@Path("/workflow-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workflow policies 流程规则")
@Transactional
@Idempotent
public class WorkflowPolicyResource {
    @Inject
    WorkflowPolicies policies;

    @Inject
    CurrentCaller caller;

    /** @param inForce whistles that are raised now live by it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PolicyView(
            String version, boolean inForce, String createdBy, OffsetDateTime createdAt, WorkflowPolicy document) {}

    public record PolicyList(List<PolicyView> items) {}

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "listWorkflowPolicies", summary = "The district's workflow policies, newest first 流程规则")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyList.class)))
    public Response list() {
        var all = policies.all();
        return Response.ok(new PolicyList(
                        all.stream().map(s -> view(s, s == all.getFirst())).toList()))
                .build();
    }

    @GET
    @Path("/{version}")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "getWorkflowPolicy", summary = "One policy: a whistle names the one it lives by 规则详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(String version) {
        return Response.ok(view(version)).build();
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "addWorkflowPolicy",
            summary = "A new policy for whistles raised from now on; those there are keep theirs 发布流程规则")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response add(@NotNull @Valid WorkflowPolicy policy) {
        if (!policies.add(policy, caller.get().name()))
            throw Problem.conflict(
                    "POLICY_EXISTS",
                    "版本 " + policy.version() + " 已经存在；规则不可修改，请换一个版本号。",
                    "There is a version " + policy.version()
                            + " already; policies never change, take another version.");
        return Response.status(201)
                .header("Location", "/api/v1/workflow-policies/" + policy.version())
                .entity(view(policy.version()))
                .build();
    }

    private PolicyView view(String version) {
        var stored = policies.find(version).orElseThrow(Problem::notFound);
        return view(stored, policies.all().getFirst().document().version().equals(version));
    }

    private static PolicyView view(Stored<WorkflowPolicy> stored, boolean inForce) {
        return new PolicyView(
                stored.document().version(),
                inForce,
                stored.createdBy(),
                Shanghai.time(stored.createdAt()),
                stored.document());
    }
}
