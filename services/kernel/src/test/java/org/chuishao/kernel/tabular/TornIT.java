package org.chuishao.kernel.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that fails on its way never looks like a whole one. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class TornIT {
    private static final int FEW = 5;
    private static final int MANY = 50_000;

    @TestHTTPResource("/api/v1/torn")
    URI address;

    private HttpResponse<byte[]> file(Format format, int rows, boolean fails) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(address + "?format=" + format.name() + "&rows=" + rows + "&fails=" + fails))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) { // as the gateway asks
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX"})
    void aLongOneBreaksOff(Format format) throws Exception {
        assertTrue(file(format, MANY, false).body().length > 100_000, "it comes, if nothing fails");
        assertThrows(IOException.class, () -> file(format, MANY, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX"})
    void aShortOneIsNoneAtAll(Format format) throws Exception {
        assertEquals(200, file(format, FEW, false).statusCode());
        var refused = file(format, FEW, true);
        assertEquals(500, refused.statusCode());
        assertTrue(new String(refused.body()).contains("INTERNAL_ERROR"), "and says so");
    }
}
