package org.chuishao.workstation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OpenApiIT {
    @Test
    void theCommittedDocumentIsWhatIsServed() {
        ApiSpecs.assertOpenApiIsCommitted("workstation");
    }

    @Test
    void everyOperationSaysWhatItDoesTakesAndRefuses() {
        ApiSpecs.assertOpenApiIsComplete();
    }
}
