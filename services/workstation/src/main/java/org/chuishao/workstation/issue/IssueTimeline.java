package org.chuishao.workstation.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.lifecycle.Stage;

/** Who did what and when on one issue. */
public record IssueTimeline(UUID issueId, String number, List<Line> lines) {

    /**
     * @param by who recorded it, or the whistle that moved it
     * @param owner of a step: whose task it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(OffsetDateTime at, String move, Stage from, Stage to, String by, String owner, String note) {}

    static IssueTimeline of(StationIssue issue, List<IssueLine> lines) {
        return new IssueTimeline(
                issue.id,
                issue.number,
                lines.stream()
                        .map(l -> new Line(Shanghai.time(l.at), l.move, l.from, l.to, l.actor, l.owner, l.note))
                        .toList());
    }
}
