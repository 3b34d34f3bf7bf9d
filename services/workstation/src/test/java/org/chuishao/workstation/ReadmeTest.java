package org.chuishao.workstation;

import org.chuishao.kernel.testing.Readme;
import org.chuishao.workstation.lifecycle.Lifecycle;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theDiagramIsDrawnFromTheTable() {
        Readme.assertShows("workstation", Lifecycle.mermaid());
    }
}
