package org.chuishao.gateway;

import static org.chuishao.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IssuerDownIT.NoIssuer.class)
@QuarkusTestResource(Upstreams.class)
class IssuerDownIT {
    /** An address where nobody answers. */
    public static class NoIssuer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/chuishao",
                    "quarkus.oidc.connection-delay", "0.1S");
        }
    }

    @Test
    void aTokenNobodyCanCheckIsTheSuitesFaultNotTheCallers() throws Exception {
        var answer = Http.send(Http.to("/api/v1/whistles").header("Authorization", "Bearer e30.e30.e30"));
        assertProblem(Problem.SERVICE_UNAVAILABLE, answer);
    }

    @Test
    void whatNeedsNoTokenStillWorks() throws Exception {
        assertEquals(200, Http.send(Http.to("/")).statusCode());
        assertEquals(200, Http.send(Http.to("/q/health/live")).statusCode());
    }
}
