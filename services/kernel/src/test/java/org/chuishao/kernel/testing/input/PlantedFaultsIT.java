package org.chuishao.kernel.testing.input;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.Test;

/** The control of every GeneratedInputIT: a resource that does all of it wrong is found out. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class PlantedFaultsIT {
    @Test
    void aResourceWithPlantedFaultsIsFoundOut() throws IOException {
        var letters = new String(
                PlantedFaultsIT.class.getResourceAsStream("/input/letters.yaml").readAllBytes(),
                StandardCharsets.UTF_8);
        var planted = GeneratedInput.of("letters", letters, 60).patience(Duration.ofSeconds(2));
        var found =
                assertThrows(AssertionError.class, planted::assertNothingBreaks).getMessage();
        assertAll(Stream.of(
                        "POST /api/v1/letters breaks with 500",
                        "POST /api/v1/letters takes an unknown field",
                        "POST /api/v1/letters takes another value",
                        "POST /api/v1/letters is open to assessor",
                        "POST /api/v1/letters answers what its schema forbids: /length",
                        "GET /api/v1/letters/{id} takes another size",
                        "GET /api/v1/letters/{id} 400 is application/json",
                        "GET /api/v1/letters/{id} shows a record of another district",
                        "GET /api/v1/letters/stamps 409 tells of the inside",
                        "GET /api/v1/letters/collections 503 without Retry-After",
                        "GET /api/v1/letters/replies does not answer to as declared")
                .map(fault -> () -> assertTrue(found.contains(fault), fault + " is not among\n" + found)));
    }
}
