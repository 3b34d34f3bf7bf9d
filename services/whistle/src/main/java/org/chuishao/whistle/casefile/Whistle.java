package org.chuishao.whistle.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.privacy.Sealed;
import org.chuishao.whistle.lifecycle.Edge;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** One whistle, from the first draft to its end. Only {@link #go} changes its stage, and only along the table. */
@Entity
public class Whistle {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    public String number;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    @Enumerated(EnumType.STRING)
    Stage stage = Stage.DRAFT;

    /** 1, and one more each time it is reopened. */
    public int cycle = 1;

    @Column(name = "station_code")
    public String stationCode;

    public String title;
    public String description;

    @Column(name = "item_code")
    public String itemCode;

    /** The catalogue's version this whistle is judged by. */
    @Column(name = "item_version")
    public Integer itemVersion;

    @Embedded
    public Location location;

    @Enumerated(EnumType.STRING)
    public Channel channel;

    @Column(name = "why_not_in_station")
    public String whyNotInStation;

    @Convert(converter = Sealed.class)
    @Column(name = "resident_name")
    public String residentName;

    @Convert(converter = Sealed.class)
    @Column(name = "resident_phone")
    public String residentPhone;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The token's subject. */
    @Column(name = "created_by")
    public String createdBy;

    /** When anything about it last changed, a department's step included: what readers' ETags must tell apart. */
    @Column(name = "changed_at")
    public Instant changedAt;

    @Column(name = "blown_at")
    public Instant blownAt;

    @Column(name = "dispatched_at")
    public Instant dispatchedAt;

    @Column(name = "closed_at")
    public Instant closedAt;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    @Enumerated(EnumType.STRING)
    public Satisfaction satisfaction;

    @Column(name = "callback_tries")
    public int callbackTries;

    @Enumerated(EnumType.STRING)
    @Column(name = "reject_reason")
    public RejectReason rejectReason;

    /** The whistle this one repeats, when it was rejected for that. */
    @Column(name = "duplicate_of")
    public UUID duplicateOf;

    /** The whistle that is handled for this one, too. */
    @Column(name = "main_id")
    public UUID mainId;

    /** How many whistles are linked to this one. */
    public int linked;

    /** When the head stood behind an emergency that somebody on duty had blown. */
    @Column(name = "ratified_at")
    public Instant ratifiedAt;

    /** The workflow policy it lives by: the one in force when it was raised. */
    public String policy;

    /** Since when it stands where it stands. */
    @Column(name = "stage_since")
    public Instant stageSince;

    /** When its time there is up, or, of a draft and an ended whistle, when its resident is forgotten; null where no limit runs. */
    @Column(name = "due_at")
    public Instant dueAt;

    /** When the centre is next reminded of a whistle that waits for it; null when it need not be (any more). */
    @Column(name = "remind_at")
    public Instant remindAt;

    /** How many times it has been, since the whistle last came to it. */
    public int reminders;

    /** When somebody must be told that no head has stood behind an emergency; null when nobody need be. */
    @Column(name = "ratify_due_at")
    public Instant ratifyDueAt;

    /** The station's issue it was escalated from; null when it was blown by hand. */
    @Column(name = "issue_id")
    public UUID issueId;

    /** The one objection to a rejection has been made. */
    public boolean objected;

    @Version
    public int version;

    /** The linkage centre that triages it, or has. */
    public String centre;

    public Stage stage() {
        return stage;
    }

    /** Whose dispatchers triage it; of a whistle from before there were desks, anybody's over its station. */
    public String desk() {
        return centre == null ? stationCode : centre;
    }

    public boolean hasResident() {
        return residentName != null;
    }

    /** A new cycle begins: what the last one brought is in the history. */
    public void beginAgain() {
        cycle++;
        closedAt = null;
        outcome = null;
        forgetCallbacks();
    }

    /** The work goes on: once it is done its resident is called anew. */
    public void forgetCallbacks() {
        satisfaction = null;
        callbackTries = 0;
    }

    /** @throws IllegalStateException when the table knows no such move from here */
    public Edge go(Move move, Stage to) {
        var edge = Lifecycle.edge(stage, move, to);
        stage = to;
        return edge;
    }
}
