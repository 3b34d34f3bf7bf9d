package org.chuishao.reporting.clock;

import java.util.Map;
import java.util.Optional;
import org.chuishao.kernel.calendar.Deadline;

/** The deadlines of one assignment, one for each step it has. */
public record Clocks(Map<Step, Deadline> deadlines) {

    public Clocks {
        deadlines = Map.copyOf(deadlines);
    }

    public Optional<Deadline> of(Step step) {
        return Optional.ofNullable(deadlines.get(step));
    }

    public Deadline accept() {
        return deadlines.get(Step.ACCEPT);
    }

    public Deadline checkIn() {
        return deadlines.get(Step.CHECK_IN);
    }

    public Deadline complete() {
        return deadlines.get(Step.COMPLETE);
    }
}
