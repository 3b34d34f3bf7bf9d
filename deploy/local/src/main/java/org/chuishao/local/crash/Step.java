package org.chuishao.local.crash;

import java.util.List;
import org.chuishao.local.Part;

/** What stories are made of, and what each step leaves behind once and for all. */
enum Step {
    RAISE(Part.WHISTLE, List.of("BLOW", "DISPATCH"), List.of()),
    ACCEPT(Part.REPORTING, List.of("ASSIGNMENT_ACCEPTED"), List.of()),
    CHECK_IN(Part.REPORTING, List.of("ASSIGNMENT_CHECKED_IN", "LEAD_CHECKED_IN"), List.of("CHECK_IN")),
    COMPLETE(Part.REPORTING, List.of("ASSIGNMENT_COMPLETED", "WORK_COMPLETED"), List.of("ON_TIME")),
    VERIFY(Part.WHISTLE, List.of("VERIFY"), List.of("COOPERATION")),
    CALL_BACK(Part.WHISTLE, List.of("CALLBACK"), List.of("SOLVED", "SATISFIED")),

    FIND(Part.WORKSTATION, List.of("FOUND"), List.of()),
    SETTLE(Part.WORKSTATION, List.of("SETTLE"), List.of()),
    FEED_BACK(Part.WORKSTATION, List.of("FEED_BACK"), List.of()),
    ESCALATE(Part.WORKSTATION, List.of("ESCALATE"), List.of()),
    /** Nobody asks for it: the whistle of the issue has come back. */
    RAISED(Part.WHISTLE, List.of("WHISTLE_RAISED"), List.of()),

    CREATE(Part.CATALOGUE, List.of("井盖管护"), List.of()),
    RENAME(Part.CATALOGUE, List.of("井盖管护与更换"), List.of()),
    RETIRE(Part.CATALOGUE, List.of("井盖管护（已停用）"), List.of());

    private final Part owner;
    private final List<String> lines;
    private final List<String> facts;

    Step(Part owner, List<String> lines, List<String> facts) {
        this.owner = owner;
        this.lines = lines;
        this.facts = facts;
    }

    /** Who acknowledges it; elsewhere it is known by events. */
    Part owner() {
        return owner;
    }

    /** Lines of the history of what the story is about; of an item its versions, by their names. */
    List<String> lines() {
        return lines;
    }

    /** Lines of the ledger. */
    List<String> facts() {
        return facts;
    }
}
