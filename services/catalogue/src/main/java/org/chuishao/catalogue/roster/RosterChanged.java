package org.chuishao.catalogue.roster;

import java.util.List;
import org.chuishao.kernel.calendar.Shift;

/** A roster is new or says something else now: its whole state, {@code on-call-roster-changed.v1}. */
public record RosterChanged(
        String code, String name, String area, List<String> items, List<Hours> shifts, boolean active, int version) {
    static final String TYPE = "on-call-roster-changed.v1";

    /** Without the telephone: who is called is told by whistles, not by rosters. */
    public record Hours(String organisation, RosterShift.Part part, Shift.Days days, String from, String to) {}

    static RosterChanged of(Roster roster) {
        var facts = roster.facts;
        return new RosterChanged(
                roster.code,
                facts.name(),
                facts.area(),
                facts.items(),
                facts.shifts().stream()
                        .map(s -> new Hours(s.organisation(), s.part(), s.days(), s.from(), s.to()))
                        .toList(),
                facts.active(),
                roster.version);
    }
}
