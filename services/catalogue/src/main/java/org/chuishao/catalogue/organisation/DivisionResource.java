package org.chuishao.catalogue.organisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
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
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.tabular.Format;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The national register of divisions, or the part of it somebody sent. */
@Path("/organisations/divisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations 单位")
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
public class DivisionResource {
    private static final String REGISTER = "divisions";

    @Inject
    Importing importing;

    @Inject
    DivisionImport divisions;

    @Inject
    Divisions register;

    @Inject
    Cursors cursors;

    /** How the JSON form looks. */
    public record DivisionPage(List<Division> items, String next) {}

    /** The newest imports. */
    public record DivisionImportList(List<ImportView> items) {}

    @GET
    @RolesAllowed(Roles.ANYBODY)
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "listDivisions",
            summary = "Divisions by code; as CSV or XLSX all of them, in the form they are imported 区划列表、导出")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DivisionPage.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(@BeanParam @Valid DivisionList asked, @Context HttpHeaders headers) {
        var format = Format.wanted(headers);
        if (format != Format.JSON)
            return DivisionImport.DIVISIONS
                    .table()
                    .answer(format, Format.language(asked.lang), REGISTER, register.all(asked))
                    .build();
        var after = asked.cursor == null ? "" : cursors.open(asked.words(), asked.cursor);
        return Response.ok(
                        Page.of(
                                register.page(asked, after, asked.limit + 1),
                                asked.limit,
                                division -> division,
                                last -> cursors.seal(asked.words(), last.code())),
                        MediaType.APPLICATION_JSON)
                .build();
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importDivisions", summary = "Take a file of divisions, all or none 导入区划")
    @RequestBody(
            content = {
                @Content(
                        mediaType = Format.TEXT_CSV,
                        example = "code,name,parent",
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
                "/organisations/divisions/imports",
                body,
                dryRun,
                prefer,
                DivisionImport.DIVISIONS.limits(),
                divisions::take);
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "divisionTemplate", summary = "The empty file to fill in 区划导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return Importing.template(DivisionImport.DIVISIONS, "divisions", lang, headers);
    }

    @GET
    @Path("/imports")
    @Operation(operationId = "listDivisionImports", summary = "The last fifty imports, newest first 区划导入记录")
    public DivisionImportList imports() {
        return new DivisionImportList(importing.latest(REGISTER));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(operationId = "getDivisionImport", summary = "An import and how far it has come 区划导入进度")
    public ImportView imported(UUID id) {
        return importing.view(REGISTER, id);
    }
}
