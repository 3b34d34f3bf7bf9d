package org.chuishao.local.crash;

import java.util.List;
import org.chuishao.local.Part;

/** What a story is about, its steps in order, and how that stands when it is told. */
enum Plot {
    WHISTLE(Part.WHISTLE, "CLOSED", Step.RAISE, Step.ACCEPT, Step.CHECK_IN, Step.COMPLETE, Step.VERIFY, Step.CALL_BACK),
    SETTLED_ISSUE(Part.WORKSTATION, "CLOSED", Step.FIND, Step.SETTLE, Step.FEED_BACK),
    ESCALATED_ISSUE(Part.WORKSTATION, "ESCALATED", Step.FIND, Step.ESCALATE, Step.RAISED),
    ITEM(Part.CATALOGUE, Step.RETIRE.lines().getFirst(), Step.CREATE, Step.RENAME, Step.RETIRE);

    private final Part owner;
    private final String end;
    private final List<Step> steps;

    Plot(Part owner, String end, Step... steps) {
        this.owner = owner;
        this.end = end;
        this.steps = List.of(steps);
    }

    /** Whose database has it and its history. */
    Part owner() {
        return owner;
    }

    /** Its last stage; of an item its last name. */
    String end() {
        return end;
    }

    List<Step> steps() {
        return steps;
    }
}
