package org.chuishao.catalogue.course;

import java.util.Collection;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;

/** Nobody rules on a department they belong to, whatever other hat they wear. */
public final class Impartiality {
    private Impartiality() {}

    public static boolean isOutsider(Caller caller, Collection<String> departments) {
        return departments.stream().noneMatch(caller::belongsTo);
    }

    /** @throws Problem 403 when the caller belongs to one of those the decision is about */
    public static void requireOutsider(Caller caller, Collection<String> departments) {
        if (!isOutsider(caller, departments))
            throw Problem.forbidden(
                    "OWN_DEPARTMENT",
                    "您与所涉部门有隶属关系，不能审定。",
                    "You belong to a department this is about: somebody else decides.");
    }
}
