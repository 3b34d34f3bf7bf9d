package org.chuishao.local.crash;

import java.util.List;

/** What a story is made of, in order, and what each step leaves behind once and for all. */
enum Step {
    RAISE(List.of("BLOW", "DISPATCH"), List.of()),
    ACCEPT(List.of("ASSIGNMENT_ACCEPTED"), List.of()),
    CHECK_IN(List.of("ASSIGNMENT_CHECKED_IN", "LEAD_CHECKED_IN"), List.of("CHECK_IN")),
    COMPLETE(List.of("ASSIGNMENT_COMPLETED", "WORK_COMPLETED"), List.of("ON_TIME")),
    VERIFY(List.of("VERIFY"), List.of("COOPERATION")),
    CALL_BACK(List.of("CALLBACK"), List.of("SOLVED", "SATISFIED"));

    private final List<String> moves;
    private final List<String> facts;

    Step(List<String> moves, List<String> facts) {
        this.moves = moves;
        this.facts = facts;
    }

    /** Lines of the whistle's timeline. */
    List<String> moves() {
        return moves;
    }

    /** Lines of the ledger. */
    List<String> facts() {
        return facts;
    }
}
