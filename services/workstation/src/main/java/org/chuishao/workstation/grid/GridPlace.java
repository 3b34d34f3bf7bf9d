package org.chuishao.workstation.grid;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The grid a place belongs to, and the station to turn to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GridPlace(Named grid, Station station) {
    public record Named(String code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Station(
            String code,
            String name,
            String village,
            String address,
            String officeHours,
            String phone,
            boolean active) {}
}
