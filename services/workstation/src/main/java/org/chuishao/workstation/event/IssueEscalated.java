package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.issue.WhistleKind;
import org.chuishao.workstation.platform.Platform;

/** The station cannot settle it; the whistle tells its own beginning, with the issue's id. */
public record IssueEscalated(
        UUID issueId,
        String number,
        String stationCode,
        IssueKind kind,
        Platform platform,
        Instant foundAt,
        Instant escalatedAt,
        WhistleKind whistleKind,
        String itemCode,
        int attempt)
        implements IssueEvent {
    @Override
    public String type() {
        return "issue-escalated.v1";
    }
}
