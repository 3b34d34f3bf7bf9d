package org.chuishao.reporting.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Text;

/** A policy document that must not come into force; it says everything that is wrong with it at once. */
public class InvalidPolicy extends RuntimeException {

    private final transient List<Text> problems;

    public InvalidPolicy(List<Text> problems) {
        super(problems.stream().map(Text::en).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    InvalidPolicy(String problem) {
        this(List.of(new Text(problem, problem)));
    }

    public List<Text> problems() {
        return problems;
    }
}
