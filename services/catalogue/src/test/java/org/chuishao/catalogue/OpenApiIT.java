package org.chuishao.catalogue;

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
        ApiSpecs.assertOpenApiIsCommitted("catalogue");
    }

    @Test
    void everyOperationSaysWhatItDoesTakesAndRefuses() {
        ApiSpecs.assertOpenApiIsComplete();
    }
}
