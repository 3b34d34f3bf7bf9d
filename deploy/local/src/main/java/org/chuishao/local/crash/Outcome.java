package org.chuishao.local.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run came to. */
record Outcome(
        CrashOptions options,
        int kills,
        int strikes,
        int stories,
        int acknowledged,
        int unknown,
        Duration told,
        Duration took,
        List<Fault> faults) {
    /** As many kills as were asked for, and no fault; with a control one that only the missing guard explains. */
    boolean isAsItMustBe() {
        return !options.asksForMoreThan(kills) && (isControl() ? isNoticed() : faults.isEmpty());
    }

    boolean isNoticed() {
        return faults.stream().anyMatch(options.control()::isNoticedBy);
    }

    private boolean isControl() {
        return options.control() != Control.NONE;
    }

    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (options.asksForMoreThan(kills))
            remarks.add("Only %d of %d kills happened in the time given: this run proves too little."
                    .formatted(kills, options.kills()));
        if (isControl())
            remarks.add(
                    isNoticed()
                            ? "The control is noticed, as it must be."
                            : "The control is not noticed by what its missing guard does: this run proves nothing.");
        return remarks;
    }

    @Override
    public String toString() {
        return "%d kills in %d strikes (seed %d), %d stories, %d acknowledgements (%.1f a second), %d unknown and asked again, %d s: %d faults %s"
                .formatted(
                        kills,
                        strikes,
                        options.seed(),
                        stories,
                        acknowledged,
                        acknowledged * 1000.0 / told.toMillis(),
                        unknown,
                        took.toSeconds(),
                        faults.size(),
                        faults.stream().collect(Collectors.groupingBy(Fault::kind, Collectors.counting())));
    }
}
