package org.chuishao.kernel.caller;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is asking, as the token says it. An affiliation is a division code ({@code 340803001002}: a station, street or
 * linkage centre, covering everything below it) or an organisation code ({@code URBAN}: a department).
 */
public record Caller(String subject, String name, String district, Set<String> roles, Set<String> affiliations) {

    public boolean hasAny(String... wanted) {
        for (var role : wanted) {
            if (roles.contains(role)) return true;
        }
        return false;
    }

    /** True when one of the caller's divisions contains this one: 340803 ⊃ 340803001 ⊃ 340803001002. */
    public boolean covers(String division) {
        return divisions().stream().anyMatch(division::startsWith);
    }

    /** What the caller covers of a division: all of it, or their own parts of it. */
    public Set<String> divisionsWithin(String division) {
        return covers(division)
                ? Set.of(division)
                : divisions().stream().filter(own -> own.startsWith(division)).collect(Collectors.toSet());
    }

    /** In whose name the caller acts on a place they cover. */
    public String divisionOver(String division) {
        return divisions().stream().filter(division::startsWith).findFirst().orElseThrow();
    }

    public boolean belongsTo(String affiliation) {
        return affiliations.contains(affiliation);
    }

    public Set<String> divisions() {
        return affiliations.stream().filter(Caller::isDivision).collect(Collectors.toSet());
    }

    public Set<String> organisations() {
        return affiliations.stream().filter(a -> !isDivision(a)).collect(Collectors.toSet());
    }

    private static boolean isDivision(String affiliation) {
        return !affiliation.isEmpty() && Character.isDigit(affiliation.charAt(0));
    }
}
