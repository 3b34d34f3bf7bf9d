package org.chuishao.reporting.policy;

import java.util.ArrayList;
import java.util.List;

/** Collects what a policy document lacks, so that its author hears of everything in one answer. */
public final class Requirements {

    private final List<String> problems = new ArrayList<>();

    public Requirements that(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
        return this;
    }

    public void orRefuse() {
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(problems);
        }
    }
}
