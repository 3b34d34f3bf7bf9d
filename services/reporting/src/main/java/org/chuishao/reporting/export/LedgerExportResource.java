package org.chuishao.reporting.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collection;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.score.Periods;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole ledger of a period in one answer, however long: streamed, so that its length costs no memory. */
@Path("/ledger-export")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger 台账")
@RolesAllowed({
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN,
    Roles.SCORE_READER,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD
})
public class LedgerExportResource {
    @Inject
    LedgerPull ledger;

    @Inject
    Register register;

    @Inject
    CurrentCaller caller;

    @Inject
    LedgerDocument document;

    @Inject
    Periods periods;

    /** How the JSON form looks. */
    public record LedgerExport(String period, long ledgerEnd, List<LedgerLine> items) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "exportLedger",
            summary = "Every ledger line of a period, in the ledger's order; a department gets its own 台账导出")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LedgerExport.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response export(
            @Parameter(example = "2026-09") @NotNull @QueryParam("period") String period,
            @QueryParam("organisation") String organisation,
            @QueryParam("lang") @Pattern(regexp = "zh|en") String lang,
            @Context Request request,
            @Context HttpHeaders headers) {
        var who = caller.get();
        var asked = new LedgerPull.Asked(
                who.district(), periods.begun("period", period), register.size(who.district()), only(organisation));
        var format = Format.wanted(headers);
        var language = Format.language(lang);
        // lines never change, so how many there are and whose says everything
        var tag = Fingerprint.tag(asked.end() + " " + asked.only(), format + "-" + language);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var answer = format == Format.JSON
                ? Response.ok((StreamingOutput) out -> document.write(asked, out), MediaType.APPLICATION_JSON)
                        .header("Vary", Table.VARY)
                : LedgerTable.TABLE.answer(format, language, "ledger-" + period, ledger.of(asked));
        return answer.tag(tag).build();
    }

    private Collection<String> only(String organisation) {
        var who = caller.get();
        boolean all = who.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER);
        if (organisation == null) return all ? null : who.organisations();
        if (!all && !who.belongsTo(organisation)) throw Problem.notFound();
        return List.of(organisation);
    }
}
