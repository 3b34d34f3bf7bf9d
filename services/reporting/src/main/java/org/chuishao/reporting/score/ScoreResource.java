package org.chuishao.reporting.score;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scores 积分")
@RolesAllowed({
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN,
    Roles.SCORE_READER,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD
})
@Transactional
public class ScoreResource {
    private static final String AS_OF =
            "Reproduces what was known at this time, such as 2026-10-08T09:00:00+08:00: only lines sealed by then count.";

    @Inject
    Scores scores;

    @Inject
    LedgerPages ledger;

    @Inject
    CurrentCaller caller;

    @Inject
    Periods periods;

    @Inject
    Stations stations;

    public record StationList(String period, List<Stations.StationView> items) {}

    public record Trend(String organisation, List<ScoreView> items) {}

    public record ScoreList(String period, List<ScoreView> items) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "scores",
            summary = "Every department's score for a month, quarter or year; a department sees its own 积分排名")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ScoreList.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(
            @Parameter(example = "2026-09") @NotNull @QueryParam("period") String period,
            @Parameter(description = AS_OF) @QueryParam("asOf") String asOf,
            @BeanParam @Valid ScoreFilter filter,
            @QueryParam("lang") @Pattern(regexp = "zh|en") String lang,
            @Context Request request,
            @Context HttpHeaders headers) {
        var asked = periods.begun("period", period);
        var shown = visible(scores.of(caller.get().district(), asked, filter, periods.asOf(asOf, asked)));
        var format = Format.wanted(headers);
        var language = Format.language(lang);
        var tag = tag(shown, format.name() + language);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var answer = format == Format.JSON
                ? Response.ok(new ScoreList(asked.toString(), shown), MediaType.APPLICATION_JSON)
                        .header("Vary", Table.VARY)
                : ScoreTable.TABLE.answer(format, language, "scores-" + asked, Table.Source.of(shown));
        return answer.tag(tag).build();
    }

    @GET
    @Path("/{organisation}")
    @Operation(operationId = "score", summary = "One department's score 部门积分")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScoreView.class)))
    public Response one(
            String organisation,
            @NotNull @QueryParam("period") String period,
            @Parameter(description = AS_OF) @QueryParam("asOf") String asOf,
            @BeanParam @Valid ScoreFilter filter,
            @Context Request request) {
        refuseOthers(organisation);
        var asked = periods.begun("period", period);
        var found = scores.of(caller.get().district(), asked, filter, periods.asOf(asOf, asked)).stream()
                .filter(s -> s.organisation().equals(organisation))
                .toList();
        if (found.isEmpty()) throw Problem.notFound();
        var tag = tag(found, "one");
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        return Response.ok(found.getFirst())
                .tag(tag)
                .header("Vary", "Authorization")
                .build();
    }

    @GET
    @Path("/{organisation}/ledger")
    @Operation(operationId = "ledger", summary = "Every point of a department and why, in the order of posting 台账明细")
    public Page<LedgerLine> ledger(
            String organisation,
            @NotNull @QueryParam("period") String period,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        refuseOthers(organisation);
        var district = caller.get().district();
        var page = ledger.page(district, organisation, periods.begun("period", period), limit, cursor);
        if (page.items().isEmpty() && !scores.knows(organisation) && !ledger.knows(district, organisation))
            throw Problem.notFound();
        return page;
    }

    @GET
    @Path("/{organisation}/trend")
    @Operation(operationId = "scoreTrend", summary = "A department's scores and ranks, period after period 得分走势")
    public Trend trend(
            String organisation,
            @Parameter(example = "2026-01") @NotNull @QueryParam("from") String from,
            @Parameter(example = "2026-09") @NotNull @QueryParam("to") String to,
            @BeanParam @Valid ScoreFilter filter) {
        refuseOthers(organisation);
        var district = caller.get().district();
        var trend = scores.trend(district, organisation, periods.range(from, to), filter);
        if (trend.isEmpty() && !ledger.knows(district, organisation)) throw Problem.notFound();
        return new Trend(organisation, trend);
    }

    @GET
    @Path("/stations")
    @RolesAllowed({
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN,
        Roles.SCORE_READER,
        Roles.DISPATCHER,
        Roles.STATION_HEAD,
        Roles.STATION_DEPUTY
    })
    @Operation(
            operationId = "stationScores",
            summary =
                    "How stations or streets use their whistles: what they settle themselves, how many they blow, how many come back, which stars 吹哨单位评价")
    public StationList stations(
            @Parameter(example = "2026-09") @NotNull @QueryParam("period") String period,
            @QueryParam("level") @DefaultValue("STATION") Stations.Level level) {
        var asked = periods.begun("period", period);
        var who = caller.get();
        var covered = seesAll(who) ? null : who.divisions();
        return new StationList(asked.toString(), stations.of(who.district(), asked, level, covered));
    }

    private List<ScoreView> visible(List<ScoreView> all) {
        var who = caller.get();
        return seesAll(who)
                ? all
                : all.stream().filter(s -> who.belongsTo(s.organisation())).toList();
    }

    private void refuseOthers(String organisation) {
        if (!seesAll(caller.get()) && !caller.get().belongsTo(organisation)) throw Problem.notFound();
    }

    private static boolean seesAll(Caller who) {
        return who.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER);
    }

    /** A score is a function of the ledger's prefix, so the prefix names it; ranks and names of others go in too. */
    private static EntityTag tag(List<ScoreView> shown, String form) {
        return Fingerprint.tag(shown.toString(), form);
    }
}
