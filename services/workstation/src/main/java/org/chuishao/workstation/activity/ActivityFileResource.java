package org.chuishao.workstation.activity;

import static java.util.stream.Collectors.toSet;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Imported;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Upload;
import org.chuishao.workstation.activity.ActivityLayout.Row;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Activities from a file and into one. The same activity again, by station, day, kind and topic, is not another. */
@Path("/activities")
@Tag(name = "Activities 活动")
@RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.ADMIN})
@Transactional
public class ActivityFileResource {
    @Inject
    Activities activities;

    @Inject
    CurrentCaller caller;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    /** The file is read before the transaction: whoever sends it slowly holds no connection. */
    @POST
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importActivities",
            summary =
                    "Take a file of one's station's activities, all or none; with dryRun only say what would change 导入活动")
    @RequestBody(
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    public Imported take(InputStream body, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun)
            throws IOException {
        try (var upload = Upload.of(body, ActivityLayout.ACTIVITIES.limits())) {
            var faults = new Faults();
            var lines = ActivityLayout.ACTIVITIES.readAll(upload, faults);
            return QuarkusTransaction.requiringNew().call(() -> take(lines, faults, dryRun));
        }
    }

    private Imported take(List<Line<Row>> lines, Faults faults, boolean dryRun) {
        turn.take("activities");
        check(lines, faults);
        var known = known(lines);
        if (dryRun)
            return Imported.dry(
                    lines.size(),
                    Tally.of(lines.stream().map(line -> change(line, known)).toList()),
                    faults);
        faults.refuse();
        return Imported.applied(lines.size(), keep(lines, known));
    }

    @GET
    @Path("/import/template")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "activityTemplate", summary = "The empty file to fill in 导入模板")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response template(@QueryParam("lang") @Pattern(regexp = "zh|en") String lang, @Context HttpHeaders headers) {
        return ActivityLayout.ACTIVITIES
                .template()
                .answer(format(headers), Format.language(lang), "activities")
                .build();
    }

    @GET
    @Path("/export")
    @Produces({Format.EXCEL, Format.TEXT_CSV})
    @Operation(operationId = "exportActivities", summary = "Activities as a file, which imports again 导出活动")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary")),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class))
            })
    public Response export(
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("platform") Platform platform,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("lang") @Pattern(regexp = "zh|en") String lang,
            @Context HttpHeaders headers) {
        var wanted = new Activities.Wanted(station, platform, null, from, to);
        return ActivityLayout.ACTIVITIES
                .table()
                .answer(
                        format(headers),
                        Format.language(lang),
                        "activities",
                        activities.all(wanted, caller.get(), ActivityLayout::row))
                .build();
    }

    private void check(List<Line<Row>> lines, Faults faults) {
        var who = caller.get();
        var named = lines.stream().map(line -> line.row().station()).collect(toSet());
        var stations = named.isEmpty() ? named : activities.stations(named);
        var seen = new HashSet<Activity.Key>();
        for (var line : lines) {
            var row = line.row();
            if (!stations.contains(row.station()) || !who.hasAny(Roles.ADMIN) && !who.belongsTo(row.station()))
                faults.add(line.number(), ActivityLayout.STATION, "不是您的工作站。", "This is not a workstation of yours.");
            if (!ActivityResource.isPast(row.heldOn(), clock.instant()))
                faults.add(
                        line.number(),
                        ActivityLayout.HELD_ON,
                        "须在今天或之前两年内。",
                        "Takes today or a day of the last two years.");
            if (!seen.add(row.key()))
                faults.add(line.number(), ActivityLayout.TOPIC, "同一活动在文件中重复。", "This activity is in the file twice.");
        }
    }

    private Map<Activity.Key, Activity> known(List<Line<Row>> lines) {
        if (lines.isEmpty()) return new HashMap<>();
        var days = lines.stream().map(line -> line.row().heldOn()).sorted().toList();
        var stations = lines.stream().map(line -> line.row().station()).collect(toSet());
        return activities.known(stations, days.getFirst(), days.getLast());
    }

    private static ActivityFacts wanted(Line<Row> line, Activity known) {
        var row = line.over(known == null ? null : ActivityLayout.row(known));
        return row.facts(known == null ? null : known.facts);
    }

    private static Change change(Line<Row> line, Map<Activity.Key, Activity> known) {
        var activity = known.get(line.row().key());
        return Change.of(activity == null ? null : activity.facts, wanted(line, activity));
    }

    private Tally keep(List<Line<Row>> lines, Map<Activity.Key, Activity> known) {
        var changes = new ArrayList<Change>(lines.size());
        var now = clock.instant();
        for (var line : lines) {
            var change = change(line, known);
            changes.add(change);
            var key = line.row().key();
            var activity = known.get(key);
            if (change == Change.CREATED)
                activities.add(
                        new Activity(key, wanted(line, null), now, caller.get().name()));
            if (change == Change.CHANGED) activity.become(key, wanted(line, activity));
        }
        return Tally.of(changes);
    }

    private static Format format(HttpHeaders headers) {
        return Format.wanted(headers) == Format.CSV ? Format.CSV : Format.XLSX;
    }
}
