package org.chuishao.whistle.raise;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.privacy.SealedResident;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;

/** What a station's issue brings along ({@code escalation-requested.v1}): all a whistle needs, typed once. */
record Escalation(
        UUID issueId,
        int attempt,
        Kind kind,
        String stationCode,
        String title,
        String description,
        String itemCode,
        Location location,
        String whyNotInStation,
        SealedResident resident,
        List<Step> steps,
        By by) {

    /** What the station has already done. */
    record Step(Instant at, String by, String owner, String note) {}

    /** @param roles at the station; letters from before they were told have none */
    record By(String subject, String name, boolean head, Set<String> roles) {
        /** Workstation had seen to it that whoever was named without roles might blow. */
        Set<String> asBlower() {
            return roles == null ? Set.of(head ? Roles.STATION_HEAD : Roles.STATION_DEPUTY) : roles;
        }
    }

    RaiseRequest asRequest() {
        return new RaiseRequest(
                kind,
                stationCode,
                title,
                description,
                itemCode,
                location,
                Channel.STATION,
                resident == null ? null : resident.open(),
                whyNotInStation,
                false,
                null);
    }

    /** Who escalated it blows it, if they may. */
    Caller blower(String district) {
        return new Caller(by.subject(), by.name(), district, by.asBlower(), Set.of(stationCode));
    }
}
