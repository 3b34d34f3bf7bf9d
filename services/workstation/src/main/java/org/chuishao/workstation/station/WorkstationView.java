package org.chuishao.workstation.station;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A workstation as the register has it now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkstationView(
        String code,
        String name,
        String streetCode,
        String village,
        String address,
        String officeHours,
        String phone,
        List<String> services,
        boolean active,
        int version) {
    static WorkstationView of(Workstation w) {
        var facts = w.facts;
        return new WorkstationView(
                w.code,
                facts.name(),
                facts.streetCode(),
                facts.village(),
                facts.address(),
                facts.officeHours(),
                facts.phone(),
                facts.services(),
                facts.active(),
                w.version);
    }
}
