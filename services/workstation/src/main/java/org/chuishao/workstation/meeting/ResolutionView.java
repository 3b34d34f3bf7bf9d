package org.chuishao.workstation.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.Actor;

/**
 * A resolution as its caller may see it, with the moves the caller may make now.
 *
 * @param overdue open after its due day
 * @param postponed how often its due day was moved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResolutionView(
        UUID id,
        UUID meetingId,
        String stationCode,
        String what,
        String owner,
        String ownerUnit,
        LocalDate due,
        boolean overdue,
        int postponed,
        UUID whistleId,
        Resolution.State stage,
        String result,
        OffsetDateTime endedAt,
        List<String> moves,
        int version) {
    static ResolutionView of(Resolution r, Caller caller, Instant now) {
        return new ResolutionView(
                r.id,
                r.meetingId,
                r.stationCode,
                r.what,
                r.owner,
                r.ownerUnit,
                r.due,
                r.isOverdue(Shanghai.day(now)),
                r.postponed,
                r.whistleId,
                r.stage,
                r.result,
                Shanghai.time(r.endedAt),
                moves(r, caller),
                r.version);
    }

    private static List<String> moves(Resolution r, Caller caller) {
        if (r.stage != Resolution.State.OPEN) return List.of();
        if (MeetingMoves.isTheirs(Actor.HEAD, r.stationCode, caller)) return List.of("done", "postpone", "drop");
        if (MeetingMoves.isTheirs(Actor.LEADER, r.stationCode, caller)) return List.of("done", "postpone");
        return MeetingMoves.isTheirs(Actor.STATION, r.stationCode, caller) ? List.of("done") : List.of();
    }
}
