package org.chuishao.reporting;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.input.GeneratedInput;
import org.junit.jupiter.api.Test;

/** Whatever is sent to whichever operation by whomever, the answer is one the document declares. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class GeneratedInputIT {
    @Test
    void everyOperationAnswersProperlyWhateverIsSent() {
        GeneratedInput.of("reporting")
                .told("organisation", "code", "organisation-changed.v1")
                .told("whistle", "whistleId", "whistle-dispatched.v1")
                .knows("period", "2026-09", "2026-11", "2026-Q3", "2026")
                .assertNothingBreaks();
    }
}
