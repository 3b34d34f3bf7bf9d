package org.chuishao.reporting;

import org.chuishao.kernel.testing.Readme;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theDiagramIsDrawnFromTheTable() {
        Readme.assertShows("reporting", Lifecycle.mermaid());
    }
}
