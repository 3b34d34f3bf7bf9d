package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.issue.ResumeReason;
import org.chuishao.workstation.platform.Platform;

/** The matter is in the station's hands again. */
public record IssueResumed(
        UUID issueId,
        String number,
        String stationCode,
        IssueKind kind,
        Platform platform,
        Instant at,
        ResumeReason reason,
        String note)
        implements IssueEvent {
    @Override
    public String type() {
        return "issue-resumed.v1";
    }
}
