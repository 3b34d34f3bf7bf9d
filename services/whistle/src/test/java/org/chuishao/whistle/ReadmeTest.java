package org.chuishao.whistle;

import org.chuishao.kernel.testing.Readme;
import org.chuishao.whistle.lifecycle.Lifecycle;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theDiagramIsDrawnFromTheTable() {
        Readme.assertShows("whistle", Lifecycle.mermaid());
    }
}
