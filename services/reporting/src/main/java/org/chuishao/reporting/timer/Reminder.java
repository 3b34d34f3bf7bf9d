package org.chuishao.reporting.timer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Somebody was told that part of a limit, or all of it, has passed (催办、督办). */
@Entity
@Immutable
public class Reminder {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "assignment_id")
    public UUID assignmentId;

    @Enumerated(EnumType.STRING)
    public Timer.Kind kind;

    @Enumerated(EnumType.STRING)
    public Step step;

    /** The end of the limit. */
    public Instant due;

    /** When it was time to remind. */
    public Instant at;

    @Enumerated(EnumType.STRING)
    public Audience audience;

    Reminder() {}

    Reminder(Assignment about, Timer timer, Audience audience) {
        this.id = Ids.next();
        this.assignmentId = about.id;
        this.kind = timer.kind();
        this.step = timer.step();
        this.due = timer.due();
        this.at = timer.at();
        this.audience = audience;
    }
}
