package org.chuishao.reporting;

import java.util.Arrays;
import java.util.function.Predicate;
import org.chuishao.kernel.testing.Diagram;
import org.chuishao.kernel.testing.Diagram.Arrow;
import org.chuishao.kernel.testing.Readme;
import org.chuishao.reporting.lifecycle.Edge;
import org.chuishao.reporting.lifecycle.Guard;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Stage;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theDiagramIsDrawnFromTheTable() {
        var ends = Arrays.stream(Stage.values())
                .filter(Predicate.not(Stage::isOpen))
                .toList();
        var arrows = Lifecycle.TABLE.stream().map(ReadmeTest::arrow);
        Readme.assertShows("reporting", Diagram.of(Lifecycle.FIRST, arrows, ends));
    }

    private static Arrow arrow(Edge edge) {
        var guard = edge.guard() == Guard.ALWAYS ? "" : edge.guard();
        return new Arrow(edge.from(), edge.to(), edge.move(), edge.by(), guard);
    }
}
