package org.chuishao.catalogue.servicepoint;

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

/** Service points from a file: what is in it is told by its content, whatever type it is sent as. */
@Path("/service-points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points 公共服务点")
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
public class ServicePointImportResource {
    private static final String REGISTER = "service-points";

    @Inject
    Importing importing;

    @Inject
    ServicePointImport points;

    /** The newest imports. */
    public record ServicePointImportList(List<ImportView> items) {}

    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importServicePoints", summary = "Take a file of service points, all or none 导入服务点")
    @RequestBody(
            content = {
                @Content(
                        mediaType = Format.TEXT_CSV,
                        example = "服务点代码,服务点名称,服务范围,地址,开放时间",
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
                "/service-points/imports",
                body,
                dryRun,
                prefer,
                ServicePointLayout.SERVICE_POINTS.limits(),
                points::take);
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "servicePointTemplate", summary = "The empty file to fill in 服务点导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return Importing.template(ServicePointLayout.SERVICE_POINTS, "service-points", lang, headers);
    }

    @GET
    @Path("/imports")
    @Operation(operationId = "listServicePointImports", summary = "The last fifty imports, newest first 服务点导入记录")
    public ServicePointImportList imports() {
        return new ServicePointImportList(importing.latest(REGISTER));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(operationId = "getServicePointImport", summary = "An import and how far it has come 服务点导入进度")
    public ImportView imported(UUID id) {
        return importing.view(REGISTER, id);
    }
}
