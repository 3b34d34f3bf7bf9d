package org.chuishao.catalogue.course;

import java.util.Collection;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;

/** Where two people are asked for, the second is another one. */
public final class SecondPerson {
    private SecondPerson() {}

    public static boolean is(Caller caller, List<Step> steps, Collection<String> moves) {
        return steps.stream()
                .noneMatch(
                        step -> moves.contains(step.move()) && caller.subject().equals(step.subject()));
    }

    /** @throws Problem 403 when the caller made one of these moves */
    public static void require(Caller caller, List<Step> steps, Collection<String> moves) {
        if (!is(caller, steps, moves))
            throw Problem.forbidden(
                    "SECOND_PERSON_NEEDED",
                    "前面的步骤是您办理的，须由另一人审定。",
                    "You made an earlier step; another person has to decide.");
    }
}
