package org.chuishao.catalogue.precedent;

import java.util.function.Predicate;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;

/**
 * Of which stations' whistles a caller may be told how often and when: of the places they cover, and of all of them whoever
 * sees every whistle of the district, or all that no item covers.
 */
public final class Scope {
    private static final String[] EVERYWHERE = {Roles.ADMIN, Roles.ASSESSOR, Roles.REVIEWER, Roles.CATALOGUE_EDITOR};

    private Scope() {}

    /** By the station's division code. */
    public static Predicate<String> of(Caller caller) {
        return caller.hasAny(EVERYWHERE) ? any -> true : caller::covers;
    }
}
