package org.chuishao.whistle.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.privacy.Sealed;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** Another system that wants to be told of whistles. */
@Entity
public class Webhook {
    private static final Sealed SEAL = new Sealed();

    public enum State {
        /** Nothing is kept for it meanwhile. */
        PAUSED,
        ACTIVE,
        /** It failed for days; somebody has to look and resume it. */
        DISABLED
    }

    @Id
    UUID id;

    @TenantId
    @PartitionKey
    String district;

    String url;

    /** Event types; empty for all. */
    List<String> events;

    /** A division (whistles of stations below it) or an organisation (whistles it is called to). */
    String unit;

    String description;

    @Enumerated(EnumType.STRING)
    State state = State.PAUSED;

    /** Events from before are not for it, however late they are heard; null while it has never been active. */
    @Column(name = "active_since")
    Instant activeSince;

    /** Why it was disabled, in both languages. */
    @Column(name = "state_reason")
    String stateReason;

    /** Sealed, and opened only to sign: one that cannot be opened stops neither the others nor its own renewal. */
    byte[] secret;

    /** Since when nothing has come through; null when the last telling did. */
    @Column(name = "failing_since")
    Instant failingSince;

    /** Nobody sees it any more, and nothing is sent: what is left of it goes with its log ({@link DeliveryJob}). */
    boolean deleted;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Version
    int version;

    /** Of those that are active. */
    boolean wants(Event event) {
        return !event.time().isBefore(activeSince) && (events.isEmpty() || events.contains(event.type()));
    }

    /** @return the new secret, as only its maker sees it */
    String renewSecret() {
        var renewed = Signature.newSecret();
        secret = SEAL.convertToDatabaseColumn(renewed);
        return renewed;
    }

    void delete() {
        deleted = true;
        state = State.PAUSED;
        secret = null;
    }

    boolean isOfDivision() {
        return Character.isDigit(unit.charAt(0));
    }
}
