package org.chuishao.reporting.lifecycle;

import java.util.Optional;
import java.util.Set;

/** Circumstances as a test supposes them, one after the other. */
record Situation(
        WhistleKind kind,
        Role role,
        Arrival arrival,
        boolean madeSafe,
        boolean released,
        boolean checkInPassed,
        boolean overdue,
        Optional<Stage> suspended,
        Set<PleaKind> pleas,
        Set<PleaKind> left) {

    static Situation of(WhistleKind kind, Role role) {
        return new Situation(
                kind, role, Arrival.UNSTATED, false, false, false, false, Optional.empty(), Set.of(), Set.of());
    }

    Circumstances now() {
        return new Circumstances(
                kind, role, arrival, madeSafe, released, checkInPassed, overdue, suspended, pleas, left);
    }

    Situation where(Arrival stated) {
        return new Situation(kind, role, stated, madeSafe, released, checkInPassed, overdue, suspended, pleas, left);
    }

    Situation whenMadeSafe() {
        return new Situation(kind, role, arrival, true, released, checkInPassed, overdue, suspended, pleas, left);
    }

    Situation whenReleased() {
        return new Situation(kind, role, arrival, madeSafe, true, checkInPassed, overdue, suspended, pleas, left);
    }

    Situation whenCheckInPassed() {
        return new Situation(kind, role, arrival, madeSafe, released, true, overdue, suspended, pleas, left);
    }

    Situation whenOverdue() {
        return new Situation(kind, role, arrival, madeSafe, released, true, true, suspended, pleas, left);
    }

    Situation suspendedIn(Stage stage) {
        return new Situation(
                kind, role, arrival, madeSafe, released, checkInPassed, overdue, Optional.of(stage), pleas, left);
    }

    Situation asked(PleaKind... kinds) {
        return new Situation(
                kind, role, arrival, madeSafe, released, checkInPassed, overdue, suspended, Set.of(kinds), left);
    }

    Situation askable(PleaKind... kinds) {
        return new Situation(
                kind, role, arrival, madeSafe, released, checkInPassed, overdue, suspended, pleas, Set.of(kinds));
    }
}
