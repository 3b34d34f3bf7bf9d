package org.chuishao.whistle;

import java.util.Arrays;
import org.chuishao.kernel.testing.Diagram;
import org.chuishao.kernel.testing.Diagram.Arrow;
import org.chuishao.kernel.testing.Readme;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.chuishao.whistle.lifecycle.Stage;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theDiagramIsDrawnFromTheTable() {
        var arrows = Lifecycle.TABLE.stream().map(e -> new Arrow(e.from(), e.to(), e.move(), e.by(), e.guard()));
        var ends = Arrays.stream(Stage.values()).filter(Stage::isTerminal).toList();
        Readme.assertShows("whistle", Diagram.of(Lifecycle.FIRST, arrows, ends));
    }
}
