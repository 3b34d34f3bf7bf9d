package org.chuishao.reporting.sheet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.score.Periods;
import org.chuishao.reporting.scoring.Period;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/score-sheets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Score sheets 积分公示")
@Transactional
@RolesAllowed({
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN,
    Roles.SCORE_READER,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD
})
public class ScoreSheetResource {
    @Inject
    ScoreSheets sheets;

    @Inject
    SheetReading reading;

    @Inject
    Publication publication;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Periods periods;

    @Schema(examples = "{}")
    public record PublishRequest() {}

    @Schema(examples = "{}")
    public record SignRequest() {}

    @Schema(examples = "{\"reason\": \"9月28日的三条回访尚未录入。\"}")
    public record SendBackRequest(
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{}")
    public record FinaliseRequest() {}

    public record Listed(
            String period, SheetStage stage, int version, OffsetDateTime publishedAt, OffsetDateTime appealsUntil) {
        static Listed of(ScoreSheet s) {
            return new Listed(
                    s.period, s.stage(), s.version, Shanghai.time(s.publishedAt), Shanghai.time(s.appealsUntil));
        }
    }

    @GET
    @Operation(
            operationId = "listScoreSheets",
            summary = "The sheets that were proposed or published, newest period first 公示表列表")
    public Page<Listed> list(
            @QueryParam("stage") SheetStage stage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return sheets.page(stage, limit, cursor).map(Listed::of);
    }

    @GET
    @Path("/{period}")
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "scoreSheet",
            summary = "A period's sheet, or one of its signed versions; a department reads its own line 公示表")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SheetView.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response get(
            @Parameter(example = "2026-09") String period,
            @QueryParam("version") @Min(1) Integer version,
            @QueryParam("lang") @Pattern(regexp = "zh|en") String lang,
            @Context Request request,
            @Context HttpHeaders headers) {
        var shown = reading.read(caller.get().district(), begun(period), version, caller.get());
        var format = Format.wanted(headers);
        var language = Format.language(lang);
        // begins with the revision, for If-Match
        var tag = new EntityTag(
                shown.revision() + "-" + Fingerprint.of(SheetDocument.write(shown)) + "-" + format + language);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var answer = format == Format.JSON
                ? Response.ok(shown, MediaType.APPLICATION_JSON).header("Vary", Table.VARY)
                : SheetTable.TABLE.answer(
                        format, language, "score-sheet-" + period, Table.Source.of(SheetTable.rows(shown)));
        return answer.tag(tag).build();
    }

    @GET
    @Path("/{period}/document")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER})
    @Operation(
            operationId = "scoreSheetDocument",
            summary = "A signed version byte for byte; the header Document-Signature is its detached JWS 签名原文")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SheetDocument.class)))
    public Response document(String period, @QueryParam("version") @Min(1) Integer version, @Context Request request) {
        var asked = begun(period);
        var sheet = sheets.find(asked).orElseThrow(Problem::notFound);
        var signed =
                sheets.version(asked, version == null ? sheet.version : version).orElseThrow(Problem::notFound);
        var tag = new EntityTag(signed.id.toString());
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        return Response.ok(signed.document.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
                .header("Document-Signature", signed.signature)
                .header("Vary", "Authorization")
                .tag(tag)
                .build();
    }

    @POST
    @Path("/{period}/publish")
    @Idempotent
    @RolesAllowed(Roles.ASSESSOR)
    @Operation(
            operationId = "publishScoreSheet",
            summary = "The assessor freezes a period's scores for a reviewer to sign 提请公示")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SheetView.class)))
    public Response publish(String period, PublishRequest request) {
        var sheet = sheets.locked(begun(period));
        ifMatch.check(sheet.revision);
        publication.propose(sheet, caller.get());
        return answer(sheet);
    }

    @POST
    @Path("/{period}/sign")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "signScoreSheet",
            summary = "A second person signs: the sheet is published, appeals begin 复核签发")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SheetView.class)))
    public Response sign(String period, SignRequest request) {
        var sheet = sheets.locked(begun(period));
        ifMatch.check(sheet.revision);
        publication.sign(sheet, caller.get());
        return answer(sheet);
    }

    @POST
    @Path("/{period}/send-back")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "sendBackScoreSheet", summary = "The reviewer does not sign: the sheet is open again 退回")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SheetView.class)))
    public Response sendBack(String period, @NotNull @Valid SendBackRequest request) {
        var sheet = sheets.locked(begun(period));
        ifMatch.check(sheet.revision);
        publication.sendBack(sheet, request.reason(), caller.get());
        return answer(sheet);
    }

    @POST
    @Path("/{period}/finalise")
    @Idempotent
    @RolesAllowed(Roles.ASSESSOR)
    @Operation(
            operationId = "finaliseScoreSheet",
            summary = "Appeals are over and ruled: the sheet never changes again 定稿")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SheetView.class)))
    public Response finalise(String period, FinaliseRequest request) {
        var sheet = sheets.locked(begun(period));
        ifMatch.check(sheet.revision);
        publication.finalise(sheet, caller.get());
        return answer(sheet);
    }

    private Period begun(String period) {
        return periods.begun("period", period);
    }

    private Response answer(ScoreSheet sheet) {
        entities.flush(); // the revision shown is the one this step made
        return Response.ok(reading.read(sheet.district, sheet.period(), null, caller.get()))
                .tag(String.valueOf(sheet.revision))
                .build();
    }
}
