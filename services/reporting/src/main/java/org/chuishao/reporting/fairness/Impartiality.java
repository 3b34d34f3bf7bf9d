package org.chuishao.reporting.fairness;

import java.util.Collection;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;

/** No unit rates itself, and nobody decides alone (domain §4, "Who may do what"). */
public final class Impartiality {
    private Impartiality() {}

    /**
     * @param departments those the decision is about
     * @throws Problem 403 OWN_DEPARTMENT when the caller belongs to one of them, whatever other hat they wear
     */
    public static void requireOutsider(Caller caller, Collection<String> departments) {
        if (isOutsider(caller, departments)) return;
        throw Problem.forbidden(
                "OWN_DEPARTMENT",
                "您与所涉部门有隶属关系，不能提出、审核或裁定。",
                "You belong to a department this is about: nobody proposes, reviews or rules on their own.");
    }

    public static boolean isOutsider(Caller caller, Collection<String> departments) {
        return departments.stream().noneMatch(caller::belongsTo);
    }

    /** @throws Problem 403 OWN_STATION when the caller's own station blew the whistle and gave the rating in question */
    public static void requireOtherStation(Caller caller, Collection<String> stations) {
        if (isOtherStation(caller, stations)) return;
        throw Problem.forbidden(
                "OWN_STATION",
                "此事由您所在的工作站吹哨评价，须由他人裁定。",
                "Your own station blew this whistle and rated it: somebody else must rule.");
    }

    public static boolean isOtherStation(Caller caller, Collection<String> stations) {
        return stations.stream().noneMatch(caller::belongsTo);
    }

    /**
     * @param first the token subject of who took the step before
     * @throws Problem 403 SECOND_PERSON_NEEDED when it was this caller
     */
    public static void requireSecondPerson(Caller caller, String first) {
        if (caller.subject().equals(first))
            throw Problem.forbidden(
                    "SECOND_PERSON_NEEDED",
                    "须由另一人复核，您不能复核自己提出的事项。",
                    "A second person must sign what you proposed yourself.");
    }
}
