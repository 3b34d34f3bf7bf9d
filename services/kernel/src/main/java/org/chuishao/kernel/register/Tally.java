package org.chuishao.kernel.register;

import java.util.Collection;
import java.util.Collections;

/** What a batch did to a register. */
public record Tally(int created, int changed, int unchanged) {
    public static Tally of(Collection<Change> changes) {
        return new Tally(
                Collections.frequency(changes, Change.CREATED),
                Collections.frequency(changes, Change.CHANGED),
                Collections.frequency(changes, Change.UNCHANGED));
    }
}
