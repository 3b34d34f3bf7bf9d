package org.chuishao.workstation.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/** Who did what and when, to a meeting and its resolutions. */
public record MeetingTimeline(List<Step> items) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(OffsetDateTime at, String move, UUID resolutionId, String by, String note) {}

    static MeetingTimeline of(List<MeetingLine> lines) {
        return new MeetingTimeline(lines.stream()
                .map(l -> new Step(Shanghai.time(l.at), l.move, l.resolutionId, l.actor, l.note))
                .toList());
    }
}
