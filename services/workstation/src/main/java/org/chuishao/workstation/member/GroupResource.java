package org.chuishao.workstation.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/member-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members 站点成员")
@Transactional
public class GroupResource {
    @Inject
    Groups groups;

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Operation(operationId = "listMemberGroups", summary = "The groups members belong to 成员组")
    public List<GroupView> list() {
        return groups.all().entrySet().stream()
                .map(group -> new GroupView(group.getKey(), group.getValue()))
                .toList();
    }

    @PUT
    @Path("/{group}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putMemberGroup", summary = "Name one of the district's groups 设置成员组")
    public GroupView put(String group, @NotNull @Valid GroupRequest request) {
        if (!group.matches("[A-Z][A-Z0-9_]{1,39}"))
            throw Problem.invalid(
                    "group", "代码由大写字母、数字和下划线组成。", "A code takes capital letters, digits and underscores.");
        groups.keep(group, request.name());
        return new GroupView(group, request.name());
    }
}
