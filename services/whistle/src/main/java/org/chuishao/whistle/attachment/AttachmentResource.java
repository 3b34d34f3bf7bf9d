package org.chuishao.whistle.attachment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/whistles/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attachments 附件")
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.CALLBACK_OPERATOR,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class AttachmentResource {
    private static final String BINARY = "binary";

    @Inject
    Attachments attachments;

    @Inject
    Intake intake;

    @Inject
    BlobStore blobs;

    @Inject
    CurrentCaller caller;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "attach",
            summary = "Attach a photo (JPEG, PNG, WebP) or a PDF, sent as the body itself; 10 MB at most 添加附件")
    @RequestBody(
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = BINARY))
            })
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response attach(
            UUID id,
            @QueryParam("name")
                    @Size(max = 100)
                    @Pattern(regexp = "[^\\p{Cntrl}/\\\\]+", message = "{chuishao.file.name}")
                    String name,
            @QueryParam("step") UUID step,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String declared,
            InputStream body) {
        attachments.checkPlace(id, step);
        try (var upload = intake.take(body)) {
            var file = intake.prepare(upload, declared);
            return attachments.keep(id, new Attachments.Asked(upload, name, step), file);
        }
    }

    @GET
    @Operation(operationId = "listAttachments", summary = "What is attached to a whistle, in order 附件列表")
    public Page<AttachmentView> list(UUID id) {
        return new Page<>(attachments.list(id), null);
    }

    @GET
    @Path("/{attachment}")
    @Operation(operationId = "getAttachment", summary = "One attachment: what it is and where its bytes are 附件详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response get(UUID id, UUID attachment) {
        return Response.ok(AttachmentView.of(attachments.get(id, attachment))).build();
    }

    @GET
    @Path("/{attachment}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "attachmentContent",
            summary = "Its bytes: pictures upright and without metadata, PDF as a download 附件内容")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = BINARY))
            })
    @APIResponse(
            responseCode = "206",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = BINARY)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = BINARY))
            })
    public Response content(UUID id, UUID attachment, @HeaderParam("Range") String range, @Context Request request)
            throws IOException {
        var found = attachments.get(id, attachment);
        var answer = headers(found, found.content, found.mediaType, request);
        if (answer.unchanged() != null) return answer.unchanged();
        var slice = Slice.asked(range, found.size);
        if (slice.isPresent() && slice.get().isOutside())
            throw Problem.of(416, "RANGE_NOT_SATISFIABLE", "请求的范围超出文件。", "The range lies beyond the end of the file.")
                    .with("size", found.size);
        var whole = blobs.open(caller.get().district(), found.content);
        if (slice.isEmpty())
            return answer.builder()
                    .entity(written(whole))
                    .header(HttpHeaders.CONTENT_LENGTH, found.size)
                    .build();
        return answer.builder()
                .status(206)
                .entity(written(slice.get().of(whole)))
                .header("Content-Range", slice.get().contentRange())
                .header(HttpHeaders.CONTENT_LENGTH, slice.get().length())
                .build();
    }

    @GET
    @Path("/{attachment}/thumbnail")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "attachmentThumbnail", summary = "A picture, 320 pixels at most, as JPEG 附件缩略图")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = BINARY)))
    public Response thumbnail(UUID id, UUID attachment, @Context Request request) {
        var found = attachments.get(id, attachment);
        if (found.thumbnail == null) throw Problem.notFound();
        var answer = headers(found, found.thumbnail, Format.JPEG.mediaType, request);
        if (answer.unchanged() != null) return answer.unchanged();
        return answer.builder()
                .entity(written(blobs.open(caller.get().district(), found.thumbnail)))
                .build();
    }

    /** Not left to the framework, which ends the answer as a whole one when reading fails in the middle. */
    static StreamingOutput written(InputStream content) {
        return out -> {
            try (content) {
                content.transferTo(out);
            }
        };
    }

    private record Begun(Response.ResponseBuilder builder, Response unchanged) {}

    /** A browser may show a picture, but whatever this is, it is never a page with rights of its own. */
    private static Begun headers(Attachment found, String blob, String mediaType, Request request) {
        var tag = new EntityTag(blob);
        var unchanged = request.evaluatePreconditions(tag);
        var kind = mediaType.startsWith("image/") ? "inline" : "attachment";
        var builder = (unchanged == null ? Response.ok().type(mediaType) : unchanged)
                .tag(tag)
                .header("Content-Disposition", kind + fileName(found, mediaType))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Accept-Ranges", "bytes")
                // kept by the browser, but asked for again: who may see a whistle changes
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Authorization");
        return new Begun(builder, unchanged == null ? null : builder.build());
    }

    private static String fileName(Attachment found, String mediaType) {
        var ending = "." + mediaType.substring(mediaType.indexOf('/') + 1).replace("jpeg", "jpg");
        var name = found.name == null ? found.id.toString() : found.name;
        if (!name.toLowerCase().endsWith(ending)) name += ending;
        return "; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}
