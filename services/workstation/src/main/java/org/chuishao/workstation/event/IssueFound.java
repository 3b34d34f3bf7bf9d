package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.platform.Platform;

/** A matter was found in the station. */
public record IssueFound(
        UUID issueId,
        String number,
        String stationCode,
        IssueKind kind,
        Platform platform,
        String title,
        Instant foundAt)
        implements IssueEvent {
    @Override
    public String type() {
        return "issue-found.v1";
    }
}
