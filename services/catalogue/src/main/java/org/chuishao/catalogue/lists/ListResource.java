package org.chuishao.catalogue.lists;

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
import org.chuishao.catalogue.item.ListKind;
import org.chuishao.kernel.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lists 清单")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class ListResource {
    @Inject
    Lists lists;

    /** All ten. */
    public record ListsView(List<ListView> items) {}

    @GET
    @Operation(operationId = "listLists", summary = "The ten lists, how many items each should have and has 清单总览")
    public ListsView all() {
        return new ListsView(lists.all());
    }

    @GET
    @Path("/{kind}")
    @Operation(operationId = "getList", summary = "One list; its items are at /items?list= 清单核对")
    public ListView one(ListKind kind) {
        return lists.one(kind);
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "expectOfList", summary = "Say how many items a list should have 设定清单应有数量")
    public ListView expect(ListKind kind, @NotNull @Valid ListRequest request) {
        lists.expect(kind, request.expected());
        return lists.one(kind);
    }
}
