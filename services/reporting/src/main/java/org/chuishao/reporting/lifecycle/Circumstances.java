package org.chuishao.reporting.lifecycle;

import java.util.Optional;
import java.util.Set;

/**
 * What guards look at besides the stage.
 *
 * @param arrival what the station has said of its check-in
 * @param madeSafe has the department said that the danger is over
 * @param released has the station let the department go since it last checked in or was sent back to rework
 * @param checkInPassed is the time over in which the department was to check in
 * @param overdue has the time for its result passed, and does the ledger say so
 * @param suspendedIn the stage a suspension interrupted, while suspended
 * @param asked what the department has asked for and the centre has not decided
 * @param askable what the department may still ask for now
 */
public record Circumstances(
        WhistleKind kind,
        Role role,
        Arrival arrival,
        boolean madeSafe,
        boolean released,
        boolean checkInPassed,
        boolean overdue,
        Optional<Stage> suspendedIn,
        Set<PleaKind> asked,
        Set<PleaKind> askable) {

    public Circumstances {
        asked = Set.copyOf(asked);
        askable = Set.copyOf(askable);
    }

    /** Somebody has to say first whose duty it is. */
    boolean isContested() {
        return asked.contains(PleaKind.RETURN) || asked.contains(PleaKind.RULING);
    }
}
