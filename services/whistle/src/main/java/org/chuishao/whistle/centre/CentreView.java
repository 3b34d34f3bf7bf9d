package org.chuishao.whistle.centre;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * A desk, what waits at it that the caller may see, and who is on duty now.
 *
 * @param triages the kinds it can triage itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CentreView(
        String code,
        String name,
        LinkageCentre.Level level,
        List<String> triages,
        boolean active,
        Desk desk,
        List<Turn> onDuty,
        int version) {

    /**
     * @param waiting whistles to be triaged
     * @param asked of those, how many wait for a station's answer
     * @param overdue whose time to be triaged is up
     */
    public record Desk(long waiting, long asked, long overdue) {
        static final Desk EMPTY = new Desk(0, 0, 0);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Turn(
            UUID id,
            String centre,
            String official,
            String post,
            String phone,
            OffsetDateTime from,
            OffsetDateTime to) {
        static Turn of(DutyTurn turn) {
            return new Turn(
                    turn.id,
                    turn.centre,
                    turn.official,
                    turn.post,
                    turn.phone,
                    Shanghai.time(turn.startsAt),
                    Shanghai.time(turn.endsAt));
        }
    }
}
