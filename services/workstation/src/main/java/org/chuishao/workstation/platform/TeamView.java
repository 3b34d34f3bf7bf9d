package org.chuishao.workstation.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A team and when it is posted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamView(
        UUID id,
        Platform platform,
        String stationCode,
        String name,
        String unit,
        String leader,
        List<Team.Person> people,
        LocalDate since,
        LocalDate until,
        int version) {
    static TeamView of(Team t) {
        return new TeamView(
                t.id, t.platform, t.stationCode, t.name, t.unit, t.leader, t.people, t.since, t.until, t.version);
    }
}
