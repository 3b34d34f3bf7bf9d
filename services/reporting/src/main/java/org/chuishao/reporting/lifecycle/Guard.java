package org.chuishao.reporting.lifecycle;

import java.util.function.BiPredicate;

/** A condition an edge of the table carries, as a value that can be drawn and tested. */
public enum Guard {
    ALWAYS((edge, now) -> true),
    /** Nobody signs papers first when a pipe has burst: arriving also accepts. */
    ONLY_EMERGENCY((edge, now) -> now.kind() == WhistleKind.EMERGENCY),
    /** 事不完、人不走: on joint whistles the station lets each department go. */
    ONLY_JOINT_UNRELEASED((edge, now) -> now.kind() == WhistleKind.JOINT && !now.released()),
    RELEASED_IF_JOINT((edge, now) -> now.kind() != WhistleKind.JOINT || now.released()),
    /** Only the lead's result moves the whistle, so only an assist can be written off. */
    ONLY_ASSIST((edge, now) -> now.role() == Role.ASSIST),
    BACK_WHERE_SUSPENDED(
            (edge, now) -> now.suspendedIn().filter(edge.to()::equals).isPresent());

    private final BiPredicate<Edge, Circumstances> condition;

    Guard(BiPredicate<Edge, Circumstances> condition) {
        this.condition = condition;
    }

    boolean opens(Edge edge, Circumstances now) {
        return condition.test(edge, now);
    }
}
