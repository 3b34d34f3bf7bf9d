package org.chuishao.reporting.policy;

import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Text;

/** Collects what a policy document lacks, so that its author hears of everything in one answer. */
public final class Requirements {

    private final List<Text> problems = new ArrayList<>();

    /** For documents shipped with the service, which only their programmers get wrong. */
    public Requirements that(boolean holds, String otherwise) {
        return that(holds, otherwise, otherwise);
    }

    public Requirements that(boolean holds, String zh, String en) {
        if (!holds) {
            problems.add(new Text(zh, en));
        }
        return this;
    }

    public void orRefuse() {
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(problems);
        }
    }
}
