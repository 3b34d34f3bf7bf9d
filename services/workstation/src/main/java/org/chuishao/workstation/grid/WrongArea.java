package org.chuishao.workstation.grid;

import org.chuishao.kernel.problem.Problem.Violation;

/** Why something is no area, and where. */
final class WrongArea extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Violation violation;

    WrongArea(String path, String zh, String en) {
        super(en);
        this.violation = Violation.of(path, zh, en);
    }

    Violation violation() {
        return violation;
    }
}
