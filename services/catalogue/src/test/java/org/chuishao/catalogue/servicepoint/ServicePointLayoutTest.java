package org.chuishao.catalogue.servicepoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chuishao.kernel.calendar.Shift.Days;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Limits;
import org.chuishao.kernel.tabular.Upload;
import org.junit.jupiter.api.Test;

class ServicePointLayoutTest {
    /** Empty where the cell is a fault. */
    private static List<OpeningHours> hours(String cell) throws IOException {
        var faults = new Faults();
        var csv = "代码,名称,服务范围,地址,开放时间\nHALL,大厅,340803,一楼,\"" + cell + "\"\n";
        var body = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        try (var upload = Upload.of(body, Limits.rows(1))) {
            var hours = ServicePointLayout.SERVICE_POINTS.readAll(upload, faults).stream()
                    .flatMap(line -> line.row().hours().stream())
                    .toList();
            assertEquals(hours.isEmpty() ? 1 : 0, faults.count(), cell);
            return hours;
        }
    }

    @Test
    void hoursReadAsPeopleWriteThem() throws IOException {
        for (var cell : List.of(
                "工作日 08:30-12:00", "工作日08:30 至 12:00", "Working days   08:30 — 12:00", "working_days 08:30~12:00"))
            assertEquals(List.of(new OpeningHours(Days.WORKING_DAYS, "08:30", "12:00")), hours(cell), cell);
        assertEquals(
                List.of(
                        new OpeningHours(Days.EVERY_DAY, "00:00", "00:00"),
                        new OpeningHours(Days.DAYS_OFF, "09:00", "11:00")),
                hours("每天 00:00-00:00; 休息日 09:00–11:00"));
        for (var cell : List.of("08:30-12:00", "周一 08:30-12:00", "工作日 08:30", "工作日 08:30-24:00"))
            assertEquals(List.of(), hours(cell), cell);
    }

    /** The file is read in the district's turn in the catalogue. */
    @Test
    void aCellOfBlanksIsNoHoursAndSaysSoAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            var blanks = " ".repeat(32_000);
            for (int i = 0; i < 5; i++)
                for (var cell : List.of(
                        "工作日" + blanks + "08:30",
                        "工作日 08:30" + blanks + "x",
                        "工作日 08:30 -" + blanks + "x",
                        "甲" + blanks + "乙")) assertEquals(List.of(), hours(cell));
        });
    }
}
