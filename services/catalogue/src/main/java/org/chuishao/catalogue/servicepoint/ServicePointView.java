package org.chuishao.catalogue.servicepoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A service point: where it is, when it is open, which items it takes. */
public record ServicePointView(
        String code,
        String name,
        String area,
        String address,
        @JsonInclude(JsonInclude.Include.NON_NULL) String phone,
        List<OpeningHours> hours,
        List<String> services,
        boolean active,
        int version) {
    static ServicePointView of(ServicePoint point) {
        var facts = point.facts;
        return new ServicePointView(
                point.code,
                facts.name(),
                facts.area(),
                facts.address(),
                facts.phone(),
                facts.hours(),
                facts.services(),
                facts.active(),
                point.version);
    }
}
