package org.chuishao.reporting.lifecycle;

import java.util.Optional;

/**
 * What guards look at besides the stage.
 *
 * @param released has the station let the department go since it last checked in or was sent back to rework
 * @param suspendedIn the stage a suspension interrupted, while suspended
 */
public record Circumstances(WhistleKind kind, Role role, boolean released, Optional<Stage> suspendedIn) {

    public static Circumstances of(WhistleKind kind, Role role) {
        return new Circumstances(kind, role, false, Optional.empty());
    }

    public Circumstances whenReleased() {
        return new Circumstances(kind, role, true, suspendedIn);
    }

    public Circumstances suspendedIn(Stage stage) {
        return new Circumstances(kind, role, released, Optional.of(stage));
    }
}
