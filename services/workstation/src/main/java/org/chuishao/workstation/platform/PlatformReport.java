package org.chuishao.workstation.platform;

import java.time.LocalDate;
import java.util.List;

/**
 * The five platforms of a station, a street or the district, side by side.
 *
 * @param division the beginning of the stations' codes; what of it the caller may not see is not counted
 */
public record PlatformReport(String division, LocalDate from, LocalDate to, List<PlatformView> items) {}
