package org.chuishao.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.chuishao.local.Api;
import org.chuishao.local.Ports;
import org.junit.jupiter.api.Test;

class PlotTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private static Script plot() {
        var people = DemoAccounts.read();
        return new Plot(new Api(Ports.defaults()), Staff.of(people), NOW).write();
    }

    @Test
    void theSameWeeksComeOutEveryTime() {
        assertEquals(shape(plot()), shape(plot()));
    }

    private static List<String> shape(Script script) {
        return script.until(NOW).entrySet().stream()
                .map(moment -> moment.getKey() + " " + moment.getValue().size())
                .toList();
    }

    @Test
    void sixWeeksHoldAboutThreeHundredWhistlesAndEndBeforeNow() {
        var moments = plot().until(NOW);
        var cases = moments.values().stream()
                .flatMap(Collection::stream)
                .map(Script.Step::whose)
                .collect(Collectors.toSet());

        assertTrue(cases.size() > 280 && cases.size() < 330, () -> cases.size() + " whistles");
        assertTrue(moments.lastKey().isBefore(NOW));
        assertTrue(moments.firstKey().isAfter(NOW.minus(Duration.ofDays(43))));
    }

    @Test
    void peopleActOnWorkingDaysAndInWorkingHours() {
        var slots = new WorkSlots(NOW, 6);
        for (int slot = 0; slot < slots.past(); slot++) {
            var local = slots.at(slot).atZone(WorkSlots.SHANGHAI);
            assertTrue(local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0, local::toString);
            assertTrue(local.getHour() >= 8 && local.getHour() < 17, local::toString);
        }
    }

    @Test
    void everyDepartmentHasAClerkAndALeadAndEveryNameIsOnce() {
        var people = DemoAccounts.read();

        assertEquals(54, people.departments());
        assertEquals(
                people.shown().size(),
                people.shown().stream().map(Account::username).distinct().count());
    }
}
