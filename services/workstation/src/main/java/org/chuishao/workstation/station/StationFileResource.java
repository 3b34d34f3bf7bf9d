package org.chuishao.workstation.station;

import static java.util.stream.Collectors.toMap;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Imported;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.kernel.tabular.Upload;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The register from a file and into one. */
@Path("/workstations")
@Tag(name = "Workstations 红领工作站")
@Transactional
public class StationFileResource {
    @Inject
    Workstations workstations;

    @Inject
    Turn turn;

    /** The file is read before the transaction: whoever sends it slowly holds no connection. */
    @POST
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({Format.TEXT_CSV, Format.EXCEL})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importWorkstations",
            summary = "Take a file of workstations, all or none; with dryRun only say what would change 导入工作站")
    @RequestBody(
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    public Imported take(InputStream body, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun)
            throws IOException {
        try (var upload = Upload.of(body, StationLayout.STATIONS.limits())) {
            var faults = new Faults();
            var lines = StationLayout.STATIONS.readAll(upload, faults);
            return QuarkusTransaction.requiringNew().call(() -> take(lines, faults, dryRun));
        }
    }

    private Imported take(List<Line<WorkstationRequest>> lines, Faults faults, boolean dryRun) {
        turn.take("workstations");
        var known = workstations.all().stream().collect(toMap(w -> w.code, StationLayout::row));
        var wanted = new ArrayList<WorkstationRequest>();
        for (var line : lines) {
            var request = line.over(known.get(line.row().code()));
            note(line, workstations.wrong(request, ""), faults);
            wanted.add(request);
        }
        if (dryRun) return Imported.dry(lines.size(), tally(wanted), faults);
        faults.refuse();
        return Imported.applied(lines.size(), Tally.of(workstations.keep(wanted)));
    }

    private static void note(Line<?> line, List<Violation> wrong, Faults faults) {
        for (var violation : wrong)
            faults.add(
                    line.number(), StationLayout.JUDGED.get(violation.field()).header(), violation.message());
    }

    private Tally tally(List<WorkstationRequest> wanted) {
        var known = workstations.all().stream().collect(toMap(w -> w.code, w -> w.facts));
        return Tally.of(wanted.stream()
                .map(request -> Change.of(known.get(request.code()), request.facts()))
                .toList());
    }

    @GET
    @Path("/import/template")
    @RolesAllowed(Roles.ADMIN)
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "workstationTemplate", summary = "The empty file to fill in 导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return StationLayout.STATIONS
                .template()
                .answer(format(headers), Format.language(lang), "workstations")
                .build();
    }

    @GET
    @Path("/export")
    @RolesAllowed(Roles.ANYBODY)
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "exportWorkstations", summary = "The whole register as a file, which imports again 导出工作站")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response export(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        var rows = workstations.all().stream().map(StationLayout::row).toList();
        return StationLayout.STATIONS
                .table()
                .answer(format(headers), Format.language(lang), "workstations", Table.Source.of(rows))
                .build();
    }

    private static Format format(HttpHeaders headers) {
        return Format.wanted(headers) == Format.CSV ? Format.CSV : Format.XLSX;
    }
}
