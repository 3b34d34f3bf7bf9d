package org.chuishao.workstation.profile;

import java.time.OffsetDateTime;
import org.chuishao.kernel.time.Shanghai;

/** Somebody's own public profile, and since when they have agreed to it. */
public record ProfileView(
        String person, String title, String pledge, String officeContact, OffsetDateTime consentedAt, int version) {
    static ProfileView of(PublicProfile profile) {
        return new ProfileView(
                profile.person,
                profile.title,
                profile.pledge,
                profile.officeContact,
                Shanghai.time(profile.consentedAt),
                profile.version);
    }
}
