package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.issue.IssueOutcome;
import org.chuishao.workstation.platform.Platform;

/** The station settled it itself; {@link IssueResumed} undoes it. */
public record IssueSettled(
        UUID issueId,
        String number,
        String stationCode,
        IssueKind kind,
        Platform platform,
        Instant foundAt,
        Instant settledAt,
        IssueOutcome outcome)
        implements IssueEvent {
    @Override
    public String type() {
        return "issue-settled.v1";
    }
}
