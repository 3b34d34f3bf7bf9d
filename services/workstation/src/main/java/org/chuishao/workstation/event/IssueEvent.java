package org.chuishao.workstation.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/** What this service tells of its issues, on {@code chuishao.station-issue.v1}, keyed by the issue. */
public sealed interface IssueEvent permits IssueFound, IssueSettled, IssueResumed, IssueEscalated, IssueDropped {
    UUID issueId();

    @JsonIgnore
    String type();
}
