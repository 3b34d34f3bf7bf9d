package org.chuishao.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The moments of working days at which the demo's people act: six a day, so that weeks pass in few steps. */
final class WorkSlots {
    static final int PER_DAY = 6;
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<LocalTime> TIMES = List.of(
            LocalTime.of(8, 50),
            LocalTime.of(10, 0),
            LocalTime.of(11, 10),
            LocalTime.of(14, 20),
            LocalTime.of(15, 30),
            LocalTime.of(16, 40));

    private final List<Instant> moments = new ArrayList<>();
    private final int past;

    WorkSlots(Instant now, int weeksBack) {
        var today = now.atZone(SHANGHAI).toLocalDate();
        for (var day = today.minusWeeks(weeksBack); day.isBefore(today.plusWeeks(weeksBack)); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) add(day);
        }
        past = (int) moments.stream().filter(moment -> moment.isBefore(now)).count();
    }

    private void add(LocalDate day) {
        TIMES.forEach(time -> moments.add(day.atTime(time).atZone(SHANGHAI).toInstant()));
    }

    /** How many moments are before now. */
    int past() {
        return past;
    }

    Instant at(int slot) {
        return moments.get(Math.min(slot, moments.size() - 1));
    }

    /** The first moment of a day that has slots, at or after this one. */
    int nextMorning(int slot) {
        return (slot / PER_DAY + 1) * PER_DAY;
    }

    int firstAfter(Instant instant) {
        return (int) moments.stream().filter(moment -> !moment.isAfter(instant)).count();
    }
}
