package org.chuishao.reporting.scoring;

import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** What stays true of an assignment while its facts are scored (domain §4). */
public record AssignmentFacts(Role role, WhistleKind kind, boolean everCheckedIn) {

    /** An assist that never came has no part in what others solved. */
    boolean tookNoPart() {
        return role == Role.ASSIST && !everCheckedIn;
    }
}
