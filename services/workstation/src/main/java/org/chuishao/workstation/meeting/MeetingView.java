package org.chuishao.workstation.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.MeetingStage;

/**
 * A meeting as its caller may see it, with the moves the caller may make now.
 *
 * @param endsOn by when a monthly or quarterly meeting is due
 * @param attendance and minutes and resolutions: absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingView(
        UUID id,
        String stationCode,
        MeetingKind kind,
        MeetingStage stage,
        String period,
        LocalDate endsOn,
        String title,
        String reason,
        Whistle whistle,
        OffsetDateTime startsAt,
        String place,
        OffsetDateTime heldAt,
        String chair,
        List<Attendee> attendance,
        String minutes,
        OffsetDateTime recordedAt,
        OffsetDateTime confirmedAt,
        String confirmedBy,
        OffsetDateTime missedAt,
        List<ResolutionView> resolutions,
        List<String> moves,
        int version) {
    public record Whistle(UUID id, String number) {}

    static MeetingView line(Meeting meeting, Caller caller, Instant now) {
        return view(meeting, null, caller, now);
    }

    static MeetingView of(Meeting meeting, List<Resolution> resolutions, Caller caller, Instant now) {
        return view(
                meeting,
                resolutions.stream().map(r -> ResolutionView.of(r, caller, now)).toList(),
                caller,
                now);
    }

    private static MeetingView view(Meeting m, List<ResolutionView> resolutions, Caller caller, Instant now) {
        return new MeetingView(
                m.id,
                m.stationCode,
                m.kind,
                m.stage(),
                m.period,
                m.endsOn,
                m.title,
                m.reason,
                m.whistleId == null ? null : new Whistle(m.whistleId, m.whistleNumber),
                Shanghai.time(m.startsAt),
                m.place,
                Shanghai.time(m.heldAt),
                m.chair,
                resolutions == null ? null : m.attendance,
                resolutions == null ? null : m.minutes,
                Shanghai.time(m.recordedAt),
                Shanghai.time(m.confirmedAt),
                m.confirmedBy,
                Shanghai.time(m.missedAt),
                resolutions,
                MeetingMoves.of(m, caller, now),
                m.version);
    }
}
