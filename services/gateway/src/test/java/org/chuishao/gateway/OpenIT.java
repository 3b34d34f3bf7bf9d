package org.chuishao.gateway;

import static org.chuishao.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A station's page is read without a token, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(Upstreams.class)
class OpenIT {
    private static final String PAGE = "/api/v1/workstations/340803001002/profile";

    @Test
    void aStationsPageNeedsNoToken() throws Exception {
        assertEquals(200, Http.send(Http.to(PAGE)).statusCode());
        assertEquals(200, Http.send(Http.to(PAGE + "?x=1")).statusCode());
    }

    @Test
    void whoSendsATokenSendsAGoodOne() throws Exception {
        assertEquals(200, Http.get(PAGE).statusCode());
        assertProblem(Problem.UNAUTHENTICATED, Http.send(Http.to(PAGE).header("Authorization", "Bearer x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/workstations",
                "/api/v1/workstations/340803001002",
                "/api/v1/workstations/340803001002/profiles/somebody",
                "/api/v1/workstations/340803001002/profile/",
                "/api/v1/workstations/340803001002/profile/x",
                "/api/v1/workstations/340803001002/issues",
                "/api/v1/workstations/x/profile",
                "/api/v1/workstations/340803001002/issues/profile",
                "/api/v1/workstations//profile/profile",
                "/api/v1/workstations/profile",
                "/api/v1/whistles/340803001002/profile",
            })
    void nothingElseIsOpen(String path) throws Exception {
        var status = Http.send(Http.to(path)).statusCode();
        assertEquals(path.contains("//") ? 400 : 401, status);
    }

    @Test
    void nobodyWritesWithoutAToken() throws Exception {
        var body = BodyPublishers.ofString("{}");
        assertProblem(Problem.UNAUTHENTICATED, Http.send(Http.to(PAGE).POST(body)));
        assertProblem(Problem.UNAUTHENTICATED, Http.send(Http.to(PAGE).PUT(body)));
        assertProblem(Problem.UNAUTHENTICATED, Http.send(Http.to(PAGE).DELETE()));
    }
}
