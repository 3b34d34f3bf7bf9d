package org.chuishao.catalogue.organisation;

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

/** Organisations from a file: what is in it is told by its content, whatever type it is sent as. */
@Path("/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations 单位")
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
public class OrganisationImportResource {
    private static final String REGISTER = "organisations";

    @Inject
    Importing importing;

    @Inject
    OrganisationImport organisations;

    /** The newest imports. */
    public record OrganisationImportList(List<ImportView> items) {}

    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importOrganisations", summary = "Take a file of organisations, all or none 导入单位")
    @RequestBody(
            content = {
                @Content(
                        mediaType = Format.TEXT_CSV,
                        example = "单位代码,单位名称,简称,单位类别",
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
        return importing.run(
                REGISTER,
                "/organisations/imports",
                body,
                dryRun,
                prefer,
                OrganisationLayout.ORGANISATIONS.limits(),
                organisations::take);
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "organisationTemplate", summary = "The empty file to fill in 单位导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return Importing.template(OrganisationLayout.ORGANISATIONS, "organisations", lang, headers);
    }

    @GET
    @Path("/imports")
    @Operation(operationId = "listOrganisationImports", summary = "The last fifty imports, newest first 单位导入记录")
    public OrganisationImportList imports() {
        return new OrganisationImportList(importing.latest(REGISTER));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(operationId = "getOrganisationImport", summary = "An import and how far it has come 单位导入进度")
    public ImportView imported(UUID id) {
        return importing.view(REGISTER, id);
    }
}
