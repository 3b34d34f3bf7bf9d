package org.chuishao.catalogue.item;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.catalogue.course.Impartiality;
import org.chuishao.kernel.caller.Caller;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A change of the catalogue that somebody proposes: it becomes a version once a second person approves it. */
@Entity
@Table(name = "item_draft")
class Draft {
    enum State {
        PROPOSED("待审核"),
        /** The proposer has to mend it and propose it again. */
        SENT_BACK("已退回"),
        APPROVED("已批准"),
        WITHDRAWN("已撤回");

        final String zh;

        State(String zh) {
            this.zh = zh;
        }
    }

    @Id
    UUID id;

    @TenantId
    @PartitionKey
    String district;

    String code;

    @Column(name = "based_on")
    int basedOn;

    /** In the version it was based on; null for a new item. */
    @Formula("(select v.lead from item_version v where v.district = district and v.code = code"
            + " and v.version = based_on)")
    String lead;

    @JdbcTypeCode(SqlTypes.JSON)
    ItemRequest request;

    String note;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    String reason;

    @Column(name = "made_version")
    Integer madeVersion;

    int version;

    Draft() {}

    Draft(UUID id, String proposedBy) {
        this.id = id;
        this.proposedBy = proposedBy;
    }

    /** Anew, or mended after it was sent back. */
    void propose(ItemRequest request, String note, int basedOn, Instant now) {
        this.code = request.code();
        this.request = request;
        this.note = note;
        this.basedOn = basedOn;
        this.proposedAt = now;
        this.state = State.PROPOSED;
        this.version++;
    }

    void decide(State state, String by, String reason, Instant now) {
        this.state = state;
        this.decidedBy = by;
        this.reason = reason;
        this.decidedAt = now;
        this.version++;
    }

    /** Who leads the item and who is to: whose people do not decide on it. */
    List<String> leads() {
        return Stream.of(lead, request.lead()).filter(Objects::nonNull).toList();
    }

    /** What this person may do with it now. */
    List<String> moves(Caller who) {
        boolean own = who.subject().equals(proposedBy);
        return switch (state) {
            case PROPOSED ->
                own
                        ? List.of("revise", "withdraw")
                        : Impartiality.isOutsider(who, leads()) ? List.of("approve", "send-back") : List.of();
            case SENT_BACK -> own ? List.of("revise", "withdraw") : List.of();
            case APPROVED, WITHDRAWN -> List.of();
        };
    }
}
