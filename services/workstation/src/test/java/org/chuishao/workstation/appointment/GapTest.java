package org.chuishao.workstation.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            no head yet                   |                                                |
            one who stays                 | 2026-01-01..                                   |
            one after the other           | 2025-01-01..2026-01-01 2026-01-01..            |
            a month between               | 2025-01-01..2026-01-01 2026-02-01..            | 2026-01-01..2026-02-01
            nobody today                  | 2025-01-01..2026-01-01                         | 2026-01-01..
            the next comes next year      | 2025-01-01..2026-10-01 2027-01-01..            | 2026-10-01..
            goes tomorrow                 | 2025-01-01..2026-11-19                         |
            went today                    | 2025-01-01..2026-11-18                         | 2026-11-18..
            """)
    void daysNobodyHeldTheOffice(String what, String held, String gaps) {
        var appointments = new ArrayList<Appointment>();
        for (var span : held == null ? new String[0] : held.split(" ")) {
            var ends = span.split("\\.\\.");
            var a = new Appointment();
            a.role = AppointmentRole.HEAD;
            a.from = LocalDate.parse(ends[0]);
            a.to = ends.length > 1 ? LocalDate.parse(ends[1]) : null;
            appointments.addFirst(a);
        }
        var found = Gap.of(AppointmentRole.HEAD, appointments, TODAY).stream()
                .map(gap -> gap.from() + ".." + (gap.to() == null ? "" : gap.to()))
                .toList();
        assertEquals(gaps == null ? List.of() : List.of(gaps.split(" ")), found, what);
        assertEquals(List.of(), Gap.of(AppointmentRole.DEPUTY_HEAD, appointments, TODAY), "another office");
    }
}
