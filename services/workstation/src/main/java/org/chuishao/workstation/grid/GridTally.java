package org.chuishao.workstation.grid;

import org.chuishao.kernel.register.Tally;

/** What an import did to the register, or with {@code dryRun} would do. */
public record GridTally(boolean dryRun, int created, int changed, int unchanged) {
    static GridTally of(boolean dryRun, Tally tally) {
        return new GridTally(dryRun, tally.created(), tally.changed(), tally.unchanged());
    }
}
