package org.chuishao.catalogue;

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
        GeneratedInput.of("catalogue").knows("lead", "URBAN").assertNothingBreaks();
    }
}
