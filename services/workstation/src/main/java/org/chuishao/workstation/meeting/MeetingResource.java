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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.Actor;
import org.chuishao.workstation.meeting.lifecycle.Edge;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;
import org.chuishao.workstation.meeting.lifecycle.Move;
import org.chuishao.workstation.meeting.lifecycle.Period;
import org.chuishao.workstation.station.Scope;
import org.chuishao.workstation.station.Workstations;
import org.chuishao.workstation.whistle.KnownWhistles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Meetings 会议")
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
public class MeetingResource {
    @Inject
    Workstations workstations;

    @Inject
    Meetings meetings;

    @Inject
    Resolutions resolutions;

    @Inject
    Agendas agendas;

    @Inject
    KnownWhistles whistles;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listMeetings",
            summary = "Meetings the caller may see, newest first; stage=MISSED are the alerts 会议列表")
    public Page<MeetingView> list(
            @QueryParam("stationCode") @Pattern(regexp = Scope.DIVISION) String station,
            @QueryParam("kind") MeetingKind kind,
            @QueryParam("stage") MeetingStage stage,
            @QueryParam("period") String period,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var who = caller.get();
        var now = clock.instant();
        return meetings.page(station, kind, stage, period, limit, cursor, who).map(m -> MeetingView.line(m, who, now));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMeeting", summary = "One meeting, with the moves the caller may make now 会议详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), meetings.visible(id, caller.get(), LockModeType.NONE));
    }

    @GET
    @Path("/{id}/agenda")
    @Operation(
            operationId = "meetingAgenda",
            summary = "What there is to talk about, gathered in one call; as it was, once the meeting was held 会议议程")
    public Agenda agenda(UUID id) {
        return agendas.of(meetings.visible(id, caller.get(), LockModeType.NONE));
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(operationId = "meetingTimeline", summary = "Who did what and when, resolutions included 会议轨迹")
    public MeetingTimeline timeline(UUID id) {
        return MeetingTimeline.of(meetings.history(meetings.visible(id, caller.get(), LockModeType.NONE)));
    }

    @GET
    @Path("/{id}/minutes")
    @Produces("text/html;charset=UTF-8")
    @Operation(operationId = "printMinutes", summary = "The minutes as a page to print, in Chinese 打印会议纪要")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "409", description = "The meeting has not been held: there are no minutes.")
    public Response print(UUID id) {
        var meeting = meetings.visible(id, caller.get(), LockModeType.NONE);
        if (meeting.heldAt == null)
            throw Problem.conflict(
                    "NO_MINUTES_YET", "会议尚未召开，没有纪要。", "The meeting has not been held: there are no minutes.");
        var page = PrintedMinutes.of(
                meeting, meetings.stationName(meeting.stationCode), resolutions.of(meeting), clock.instant());
        // nothing in it is fetched or run, whatever somebody managed to write into it
        return Response.ok(page)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("Vary", "Authorization")
                .build();
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "proposeMeeting",
            summary = "Ask for a meeting, most often a special one: the calendar proposes the others 提出会议")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response propose(@NotNull @Valid MeetingRequest request) {
        var who = caller.get();
        if (!MeetingMoves.isTheirs(Actor.LEADER, request.stationCode(), who)) throw MeetingMoves.notYours();
        var meeting = propose(request, clock.instant());
        meetings.add(meeting);
        meetings.note(meeting.id, null, meeting.createdAt, "PROPOSE", who, meeting.reason);
        if (request.startsAt() != null)
            schedule(
                    meeting,
                    MeetingMoves.edge(Move.SCHEDULE, meeting, who, clock.instant()),
                    request.startsAt().toInstant(),
                    request.place());
        entities.flush();
        return answer(Response.created(URI.create("/api/v1/meetings/" + meeting.id)), meeting);
    }

    @POST
    @Path("/{id}/schedule")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "scheduleMeeting", summary = "Say when and where, or another time 安排会议")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response schedule(UUID id, @NotNull @Valid ScheduleRequest request) {
        return make(
                Move.SCHEDULE,
                id,
                (meeting, edge, now) ->
                        schedule(meeting, edge, request.startsAt().toInstant(), request.place()));
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(operationId = "cancelMeeting", summary = "Call it off; a monthly or quarterly meeting stays due 取消会议")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response cancel(UUID id, @NotNull @Valid ReasonRequest request) {
        return make(Move.CANCEL, id, (meeting, edge, now) -> {
            meeting.startsAt = null;
            meeting.place = null;
            done(meeting, edge, now, request.reason());
        });
    }

    @POST
    @Path("/{id}/hold")
    @Idempotent
    @RolesAllowed({Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "holdMeeting",
            summary = "It has taken place: who was there; the agenda stays as it is now 登记召开")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response hold(UUID id, @NotNull @Valid HoldRequest request) {
        return make(Move.HOLD, id, (meeting, edge, now) -> {
            var heldAt = request.heldAt() == null
                    ? meeting.startsAt
                    : request.heldAt().toInstant();
            MeetingTimes.checkHeld(heldAt, meeting, now);
            meeting.heldAt = heldAt;
            if (request.place() != null && !request.place().isBlank()) meeting.place = request.place();
            meeting.chair = request.chair();
            meeting.attendance = request.attendance();
            meeting.agenda = agendas.freeze(meeting);
            done(meeting, edge, now, null);
        });
    }

    @POST
    @Path("/{id}/minutes")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD})
    @Operation(
            operationId = "recordMinutes",
            summary = "What was said and resolved; may be amended until the head confirms 记录纪要")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response minutes(UUID id, @NotNull @Valid MinutesRequest request) {
        return make(Move.MINUTES, id, (meeting, edge, now) -> {
            MeetingTimes.checkDue(request.resolutions(), meeting.heldAt);
            checkWhistles(meeting, request.resolutions());
            meeting.minutes = request.text();
            meeting.recordedAt = now;
            for (var resolved : request.resolutions()) {
                var resolution = new Resolution(meeting, resolved, now);
                resolutions.add(resolution);
                meetings.note(meeting.id, resolution.id, now, "RESOLVE", caller.get(), resolved.what());
            }
            done(meeting, edge, now, null);
        });
    }

    @POST
    @Path("/{id}/confirm")
    @Idempotent
    @RolesAllowed(Roles.STATION_HEAD)
    @Operation(operationId = "confirmMinutes", summary = "The head confirms the minutes: they stay as they are 确认纪要")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeetingView.class)))
    public Response confirm(UUID id, ConfirmRequest request) {
        return make(Move.CONFIRM, id, (meeting, edge, now) -> {
            meeting.confirmedAt = now;
            meeting.confirmedBy = caller.get().name();
            done(meeting, edge, now, null);
        });
    }

    private interface Deed {
        void on(Meeting meeting, Edge edge, Instant now);
    }

    private Response make(Move move, UUID id, Deed deed) {
        var meeting = meetings.visible(id, caller.get(), LockModeType.PESSIMISTIC_WRITE);
        ifMatch.check(meeting.version);
        var now = clock.instant();
        deed.on(meeting, MeetingMoves.edge(move, meeting, caller.get(), now), now);
        entities.flush(); // the version shown is the one this step made
        return answer(Response.ok(), meeting);
    }

    private Meeting propose(MeetingRequest request, Instant now) {
        if (!workstations.isActive(request.stationCode()))
            throw Problem.invalid("stationCode", "没有这个在用的工作站。", "There is no such active workstation.");
        var meeting = new Meeting(
                request.stationCode(), request.kind(), now, caller.get().name());
        meeting.reason = request.reason();
        if (request.kind().isRegular()) inPeriod(meeting, request, now);
        else special(meeting, request);
        return meeting;
    }

    private void inPeriod(Meeting meeting, MeetingRequest request, Instant now) {
        var day = Shanghai.day(
                request.startsAt() == null ? now : request.startsAt().toInstant());
        var period = Period.of(request.kind(), day);
        meetings.ofPeriod(request.stationCode(), request.kind(), period.toString())
                .ifPresent(known -> {
                    throw Problem.conflict(
                                    "ALREADY_PROPOSED",
                                    period.title() + "已经提出，请直接安排。",
                                    "The meeting of " + period + " is there already; schedule that one.")
                            .with("meetingId", known.id);
                });
        meeting.isDueIn(period);
    }

    private static void special(Meeting meeting, MeetingRequest request) {
        if (request.title() == null || request.title().isBlank())
            throw Problem.invalid("title", "专项工作会须写明议题。", "A special meeting needs a title.");
        if (request.reason() == null || request.reason().isBlank())
            throw Problem.invalid("reason", "专项工作会须说明召开原因。", "A special meeting needs a reason.");
        meeting.title = request.title();
    }

    private void schedule(Meeting meeting, Edge edge, Instant startsAt, String place) {
        var now = clock.instant();
        if (place == null || place.isBlank()) throw Problem.invalid("place", "请填写地点。", "Say where.");
        MeetingTimes.checkStart(startsAt, meeting.kind, meeting.period, meeting.endsOn, now);
        meeting.startsAt = startsAt;
        meeting.place = place;
        done(meeting, edge, now, Shanghai.time(startsAt) + " " + place);
    }

    private void checkWhistles(Meeting meeting, List<MinutesRequest.Resolved> resolved) {
        var named = resolved.stream().map(MinutesRequest.Resolved::whistleId).toList();
        var known = whistles.ofStation(meeting.stationCode, named);
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < named.size(); i++)
            if (named.get(i) != null && !known.contains(named.get(i)))
                wrong.add(Violation.of(
                        "resolutions[" + i + "].whistleId", "本站没有这一哨。", "The station has no such whistle."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }

    private void done(Meeting meeting, Edge edge, Instant now, String note) {
        meeting.go(edge);
        meetings.note(meeting.id, null, now, edge.move().name(), caller.get(), note);
    }

    private Response answer(Response.ResponseBuilder answer, Meeting meeting) {
        return answer.entity(MeetingView.of(meeting, resolutions.of(meeting), caller.get(), clock.instant()))
                .tag(String.valueOf(meeting.version))
                .header("Vary", "Authorization")
                .build();
    }
}
