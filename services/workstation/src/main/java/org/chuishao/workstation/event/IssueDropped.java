package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.workstation.issue.DropReason;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.platform.Platform;

/** It was registered by mistake or twice: it counts nowhere. */
public record IssueDropped(
        UUID issueId,
        String number,
        String stationCode,
        IssueKind kind,
        Platform platform,
        Instant at,
        DropReason reason,
        UUID duplicateOf,
        String note)
        implements IssueEvent {
    @Override
    public String type() {
        return "issue-dropped.v1";
    }
}
