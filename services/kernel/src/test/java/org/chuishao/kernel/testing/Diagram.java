package org.chuishao.kernel.testing;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of moves as a Mermaid state diagram, for a README. */
public final class Diagram {
    private Diagram() {}

    /** One line of it, with whatever its label says that is not empty. */
    public record Arrow(Object from, Object to, Object... label) {
        private String line() {
            var words = Arrays.stream(label).map(String::valueOf).filter(word -> !word.isEmpty());
            return "    %s --> %s: %s".formatted(from, to, words.collect(Collectors.joining(" · ")));
        }
    }

    public static String of(Object first, Stream<Arrow> arrows, Collection<?> ends) {
        return Stream.of(
                        Stream.of("stateDiagram-v2", "    [*] --> " + first),
                        arrows.map(Arrow::line),
                        ends.stream().map(end -> "    " + end + " --> [*]"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
