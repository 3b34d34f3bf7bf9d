package org.chuishao.kernel.problem;

import io.quarkiverse.resteasy.problem.validation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The wrong fields of an answer in one shape, whoever found them, and never more than anybody reads. */
final class Violations {
    private static final int MAX = 1000;
    /** Bean validation's name for an element of a list itself. */
    private static final String ELEMENT = ".<list element>";

    private Violations() {}

    static List<?> plain(List<?> found) {
        if (found.stream().noneMatch(Violation.class::isInstance))
            return found.stream().limit(MAX).toList();
        return found.stream()
                .map(Violation.class::cast)
                .sorted(Comparator.comparing((Violation v) -> v.field).thenComparing(v -> v.message))
                .limit(MAX)
                .map(v -> Map.of("field", path(v.field), "message", v.message))
                .toList();
    }

    private static String path(String field) {
        return field.isEmpty() ? JsonMistakes.WHOLE_BODY : field.replace(ELEMENT, "");
    }
}
