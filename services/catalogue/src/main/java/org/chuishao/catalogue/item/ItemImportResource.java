package org.chuishao.catalogue.item;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.imports.ImportView;
import org.chuishao.catalogue.imports.Importing;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.tabular.Format;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue from a file: what is in it is told by its content, whatever type it is sent as. */
@Path("/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items 事项")
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
public class ItemImportResource {
    private static final String REGISTER = "items";

    @Inject
    Importing importing;

    @Inject
    ItemImport items;

    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importItems",
            summary =
                    "Take a file of items, all or none; with dryRun only say what would change and what is wrong 导入事项")
    @RequestBody(
            content = {
                @Content(
                        mediaType = Format.TEXT_CSV,
                        example = "事项代码,事项名称,一级分类,二级分类,事项类型,主责部门",
                        schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(
                        mediaType = MediaType.WILDCARD,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response take(
            InputStream body,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Parameter(description = "respond-async: answers 202 at once") @HeaderParam("Prefer") String prefer)
            throws IOException {
        return importing.run(REGISTER, "/items/imports", body, dryRun, prefer, ItemLayout.ITEMS.limits(), items::take);
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "itemTemplate", summary = "The empty file to fill in 导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return Importing.template(ItemLayout.ITEMS, "items", lang, headers);
    }

    /** The newest imports. */
    public record ImportList(List<ImportView> items) {}

    @GET
    @Path("/imports")
    @Operation(operationId = "listItemImports", summary = "The last fifty imports, newest first 导入记录")
    public ImportList imports() {
        return new ImportList(importing.latest(REGISTER));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(operationId = "getItemImport", summary = "An import and how far it has come 导入进度")
    public ImportView imported(UUID id) {
        return importing.view(REGISTER, id);
    }
}
