package org.chuishao.catalogue.roster;

import java.util.List;

/** A roster as it is now. */
public record RosterView(
        String code,
        String name,
        String area,
        List<String> items,
        List<RosterShift> shifts,
        boolean active,
        int version) {
    static RosterView of(Roster roster) {
        var facts = roster.facts;
        return new RosterView(
                roster.code, facts.name(), facts.area(), facts.items(), facts.shifts(), facts.active(), roster.version);
    }
}
