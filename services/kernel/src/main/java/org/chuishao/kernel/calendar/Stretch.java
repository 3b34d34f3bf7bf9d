package org.chuishao.kernel.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Consecutive days with one and the same reason, told together. */
record Stretch(LocalDate first, LocalDate last, CountedDay reason) {

    static List<Stretch> of(List<CountedDay> days) {
        List<Stretch> told = new ArrayList<>();
        for (CountedDay day : days) {
            if (!told.isEmpty() && told.getLast().reason.hasSameReasonAs(day)) {
                Stretch running = told.removeLast();
                told.add(new Stretch(running.first, day.date(), running.reason));
            } else {
                told.add(new Stretch(day.date(), day.date(), day));
            }
        }
        return told;
    }

    boolean isOneDay() {
        return first.equals(last);
    }
}
