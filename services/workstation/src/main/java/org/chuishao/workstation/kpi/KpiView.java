package org.chuishao.workstation.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures of a division in a period, with those of all divisions below it: the district in one call.
 *
 * @param line the rate of settling in the station a district expects, in percent
 * @param parts streets with their stations; of a street its stations
 */
public record KpiView(String code, LocalDate from, LocalDate to, String line, Figures figures, List<Part> parts) {

    /** @param parts absent for a station */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String code, String name, Figures figures, List<Part> parts) {}
}
