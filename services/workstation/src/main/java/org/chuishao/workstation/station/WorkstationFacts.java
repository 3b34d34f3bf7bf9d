package org.chuishao.workstation.station;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/** What the register says of a workstation; a new version is made when any of it changes. */
@Embeddable
public record WorkstationFacts(
        String name,
        @Column(name = "street_code") String streetCode,
        String village,
        String address,
        @Column(name = "office_hours") String officeHours,
        String phone,
        List<String> services,
        boolean active) {}
