package org.chuishao.workstation.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.privacy.SealedResident;
import org.chuishao.workstation.issue.Location;
import org.chuishao.workstation.issue.WhistleKind;

/**
 * All a whistle needs, so that nobody types it twice. Told on a topic of its own that forgets: a resident's contact, though
 * sealed, shall not stay for ever.
 *
 * @param resident null when nobody stands behind the matter
 * @param steps what the station has already done, in its order; of a story too long for one letter its newest part
 */
public record EscalationRequested(
        UUID issueId,
        String issueNumber,
        int attempt,
        WhistleKind kind,
        String stationCode,
        String title,
        String description,
        String itemCode,
        Location location,
        String whyNotInStation,
        SealedResident resident,
        List<Step> steps,
        By by,
        Instant requestedAt) {
    public static final String AGGREGATE = "escalation";
    public static final String TYPE = "escalation-requested.v1";

    /** @param owner whose task it was */
    public record Step(Instant at, String by, String owner, String note) {}

    /**
     * @param head a station's head, whose emergencies need nobody to ratify them
     * @param roles at the station: whether they may blow is for whistle to say
     */
    public record By(String subject, String name, boolean head, List<String> roles) {}
}
