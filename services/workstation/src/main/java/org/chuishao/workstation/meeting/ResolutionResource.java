package org.chuishao.workstation.meeting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.Actor;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/resolutions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Resolutions 决议")
@Transactional
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN
})
public class ResolutionResource {
    @Inject
    Resolutions resolutions;

    @Inject
    Meetings meetings;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "listResolutions",
            summary = "Resolutions the caller may see, newest first; as CSV or XLSX all of them at once 决议台账")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ResolutionPage.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("stage") Resolution.State stage,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        var now = clock.instant();
        var today = Shanghai.day(now);
        var wanted = new Resolutions.Wanted(station, stage, overdue, today);
        var format = Format.wanted(headers);
        if (format == Format.JSON) {
            var who = caller.get();
            var page = resolutions.page(wanted, limit, cursor, who).map(r -> ResolutionView.of(r, who, now));
            return Response.ok(new ResolutionPage(page.items(), page.next()), MediaType.APPLICATION_JSON)
                    .build();
        }
        return ResolutionTable.asOf(today)
                .answer(format, Format.language(null), "resolutions-" + today, resolutions.all(wanted, caller.get()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getResolution", summary = "One resolution, with the moves the caller may make now 决议详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResolutionView.class)))
    public Response get(UUID id) {
        return answer(resolutions.visible(id, caller.get(), LockModeType.NONE));
    }

    @POST
    @Path("/{id}/done")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "finishResolution", summary = "It is done: what came of it 决议办结")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResolutionView.class)))
    public Response done(UUID id, @NotNull @Valid DoneRequest request) {
        return make(
                "done",
                Actor.STATION,
                id,
                request.result(),
                (r, now) -> r.end(Resolution.State.DONE, request.result(), now));
    }

    @POST
    @Path("/{id}/drop")
    @Idempotent
    @RolesAllowed(Roles.STATION_HEAD)
    @Operation(operationId = "dropResolution", summary = "The head drops it, with the reason 不再办理")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResolutionView.class)))
    public Response drop(UUID id, @NotNull @Valid ReasonRequest request) {
        return make(
                "drop",
                Actor.HEAD,
                id,
                request.reason(),
                (r, now) -> r.end(Resolution.State.DROPPED, request.reason(), now));
    }

    @POST
    @Path("/{id}/postpone")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "postponeResolution",
            summary = "A later day, and why; the old one stays in the timeline 决议延期")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResolutionView.class)))
    public Response postpone(UUID id, @NotNull @Valid PostponeRequest request) {
        return make("postpone", Actor.LEADER, id, null, (r, now) -> {
            if (!request.due().isAfter(r.due) || request.due().isBefore(Shanghai.day(now)))
                throw Problem.invalid(
                        "due", "新期限须晚于原期限 " + r.due + "，且不早于今天。", "Takes a day after " + r.due + " that is not past.");
            meetings.note(
                    r.meetingId,
                    r.id,
                    now,
                    "POSTPONE",
                    caller.get(),
                    r.due + " → " + request.due() + " " + request.reason());
            r.due = request.due();
            r.postponed++;
        });
    }

    private interface Deed {
        void on(Resolution resolution, Instant now);
    }

    private Response make(String move, Actor by, UUID id, String note, Deed deed) {
        var resolution = resolutions.visible(id, caller.get(), LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(resolution.version);
        if (!MeetingMoves.isTheirs(by, resolution.stationCode, caller.get())) throw MeetingMoves.notYours();
        if (resolution.stage != Resolution.State.OPEN)
            throw Problem.conflict(
                            "ILLEGAL_MOVE",
                            "决议" + (resolution.stage == Resolution.State.DONE ? "已完成" : "已定不再办理") + "，不能再变更。",
                            "The resolution is " + resolution.stage + " and stays so.")
                    .with("moves", List.of());
        var now = clock.instant();
        deed.on(resolution, now);
        if (note != null)
            meetings.note(resolution.meetingId, resolution.id, now, move.toUpperCase(Locale.ROOT), caller.get(), note);
        entities.flush();
        return answer(resolution);
    }

    private Response answer(Resolution resolution) {
        return Response.ok(ResolutionView.of(resolution, caller.get(), clock.instant()))
                .tag(String.valueOf(resolution.version))
                .header("Vary", "Authorization")
                .build();
    }
}
