package org.chuishao.workstation.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chuishao.workstation.station.Workstation;

/**
 * What anybody may read of a station, without signing in: where it is, when it is open, what it does, and those of its people
 * who have agreed to be shown. Nobody's account, no private number, no resident.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StationPage(
        String code,
        String name,
        String village,
        String address,
        String officeHours,
        String phone,
        List<String> services,
        List<Person> people) {

    /** @param role HEAD, DEPUTY_HEAD or MEMBER */
    public record Person(String name, String role, String title, String pledge, String officeContact) {}

    static StationPage of(Workstation station, List<Person> people) {
        var facts = station.facts;
        return new StationPage(
                station.code,
                facts.name(),
                facts.village(),
                facts.address(),
                facts.officeHours(),
                facts.phone(),
                facts.services(),
                people);
    }
}
