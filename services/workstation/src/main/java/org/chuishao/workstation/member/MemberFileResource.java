package org.chuishao.workstation.member;

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
import java.util.Map;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Imported;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.kernel.tabular.Upload;
import org.chuishao.workstation.member.MemberLayout.Row;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A station's members from a file and into one. */
@Path("/workstations/{code}/members")
@Tag(name = "Members 站点成员")
@RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.ADMIN})
@Transactional
public class MemberFileResource {
    @Inject
    Members members;

    @Inject
    MemberAccess access;

    @Inject
    Groups groups;

    @Inject
    Turn turn;

    /** The file is read before the transaction: whoever sends it slowly holds no connection. */
    @POST
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("/import")
    @Consumes({Format.TEXT_CSV, Format.EXCEL})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importMembers",
            summary = "Take a file of members, all or none; with dryRun only say what would change 导入成员")
    @RequestBody(
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    public Imported take(String code, InputStream body, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun)
            throws IOException {
        access.checkWritable(code);
        try (var upload = Upload.of(body, MemberLayout.MEMBERS.limits())) {
            var faults = new Faults();
            var lines = MemberLayout.MEMBERS.readAll(upload, faults);
            return QuarkusTransaction.requiringNew().call(() -> take(code, lines, faults, dryRun));
        }
    }

    private Imported take(String code, List<Line<Row>> lines, Faults faults, boolean dryRun) {
        turn.take("members/" + code);
        var known = members.of(code).stream().collect(toMap(m -> m.person, MemberLayout::row));
        var wanted = wanted(lines, known, faults);
        if (dryRun)
            return Imported.dry(
                    lines.size(),
                    Tally.of(wanted.stream()
                            .map(row -> Change.of(facts(known.get(row.person())), row.facts()))
                            .toList()),
                    faults);
        faults.refuse();
        return Imported.applied(
                lines.size(),
                Tally.of(wanted.stream()
                        .map(row -> members.keep(code, row.person(), row.facts()))
                        .toList()));
    }

    /** Groups may be written by code or by name. */
    private List<Row> wanted(List<Line<Row>> lines, Map<String, Row> known, Faults faults) {
        var names = groups.all();
        var wanted = new ArrayList<Row>();
        for (var line : lines) {
            var row = line.over(known.get(line.row().person()));
            var written = row.facts().group();
            var group = names.containsKey(written)
                    ? written
                    : names.entrySet().stream()
                            .filter(named -> named.getValue().equals(written))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(null);
            if (group == null)
                faults.add(
                        line.number(),
                        MemberLayout.GROUP,
                        "没有成员组“" + written + "”。",
                        "There is no group \"" + written + "\".");
            else wanted.add(new Row(row.person(), row.facts().in(group)));
        }
        return wanted;
    }

    private static MemberFacts facts(Row row) {
        return row == null ? null : row.facts();
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "memberTemplate", summary = "The empty file to fill in 导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(
            String code, @QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        access.checkVisible(code);
        return MemberLayout.MEMBERS
                .template()
                .answer(format(headers), Format.language(lang), "members")
                .build();
    }

    @GET
    @Path("/export")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "exportMembers", summary = "A station's members as a file, which imports again 导出成员")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response export(
            String code, @QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        access.checkVisible(code);
        var rows = members.of(code).stream().map(MemberLayout::row).toList();
        return MemberLayout.MEMBERS
                .table()
                .answer(format(headers), Format.language(lang), "members-" + code, Table.Source.of(rows))
                .build();
    }

    private static Format format(HttpHeaders headers) {
        return Format.wanted(headers) == Format.CSV ? Format.CSV : Format.XLSX;
    }
}
