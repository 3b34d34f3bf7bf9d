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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Turn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/workstations/{code}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members 站点成员")
@Transactional
public class MemberResource {
    @Inject
    Members members;

    @Inject
    Groups groups;

    @Inject
    MemberAccess access;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @GET
    @RolesAllowed({
        Roles.STATION_MEMBER,
        Roles.STATION_DEPUTY,
        Roles.STATION_HEAD,
        Roles.GRID_WORKER,
        Roles.DISPATCHER,
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN
    })
    @Operation(operationId = "listMembers", summary = "A station's members, group by group 站点成员")
    public List<MemberView> list(String code) {
        access.checkVisible(code);
        var names = groups.all();
        return members.of(code).stream()
                .map(member -> MemberView.of(member, names.get(member.facts.group())))
                .toList();
    }

    @PUT
    @Path("/{person}")
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.ADMIN})
    @Operation(operationId = "putMember", summary = "Add or change a member 新增或更新成员")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MemberView.class)))
    public Response put(String code, String person, @NotNull @Valid MemberRequest request) {
        access.checkWritable(code);
        var names = groups.all();
        var wrong = MemberRequest.wrong(person, request.group(), names.keySet());
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        turn.take("members/" + code);
        members.find(code, person).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var change = members.keep(code, person, request.facts());
        var member = members.find(code, person).orElseThrow();
        return (change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/workstations/" + code + "/members/" + person)
                        : Response.ok())
                .entity(MemberView.of(member, names.get(request.group())))
                .tag(String.valueOf(member.version))
                .build();
    }
}
