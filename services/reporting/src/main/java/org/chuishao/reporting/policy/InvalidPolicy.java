package org.chuishao.reporting.policy;

import java.util.List;

/** A policy document that must not come into force; it says everything that is wrong with it at once. */
public class InvalidPolicy extends RuntimeException {

    private final List<String> problems;

    public InvalidPolicy(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
