package org.chuishao.workstation.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.workstation.lifecycle.Stage;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** Something that happened to an issue: who did what and when; of a step also whose task it was. */
@Entity
@Immutable
@Table(name = "issue_line")
public class IssueLine {
    /** The first line of every issue. */
    public static final String FOUND = "FOUND";

    @Id
    public UUID id;

    @TenantId
    public String district;

    @Column(name = "issue_id")
    public UUID issueId;

    public Instant at;
    public String move;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage")
    public Stage from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage")
    public Stage to;

    public String actor;
    public String owner;
    public String note;

    IssueLine() {}

    IssueLine(StationIssue issue, Instant at, String move, Stage from, String actor, String owner, String note) {
        this.id = Ids.next();
        this.issueId = issue.id;
        this.at = at;
        this.move = move;
        this.from = from;
        this.to = issue.stage();
        this.actor = actor;
        this.owner = owner;
        this.note = note;
    }
}
