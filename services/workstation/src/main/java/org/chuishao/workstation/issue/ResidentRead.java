package org.chuishao.workstation.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** Somebody read a resident's name and phone: who, when and why. */
@Entity
@Immutable
@Table(name = "resident_read")
class ResidentRead {
    @Id
    UUID id;

    @TenantId
    String district;

    @Column(name = "issue_id")
    UUID issueId;

    Instant at;
    String reader;
    String reason;

    ResidentRead() {}

    ResidentRead(UUID issueId, Instant at, String reader, String reason) {
        this.id = Ids.next();
        this.issueId = issueId;
        this.at = at;
        this.reader = reader;
        this.reason = reason;
    }
}
