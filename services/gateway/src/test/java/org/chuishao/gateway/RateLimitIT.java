package org.chuishao.gateway;

import static org.awaitility.Awaitility.await;
import static org.chuishao.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitIT.Strict.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(
        value = Upstreams.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "all-up", value = "true"))
class RateLimitIT {
    /** Three requests, then one a minute would be too fast to wait for in a test. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.rate.burst",
                    "3",
                    "gateway.rate.per-second",
                    "1",
                    "gateway.rate.at-once",
                    "2",
                    // who waits for a connection that is in use is refused
                    "gateway.connections",
                    "1",
                    // as behind a proxy on this machine
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.1");
        }
    }

    @Test
    void aCallerWhoAsksTooOftenWaitsAndOthersDoNot() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, as("eager").statusCode());
        }
        var refused = as("eager");
        assertProblem(Problem.RATE_LIMITED, refused);
        assertEquals(List.of("1"), refused.headers().allValues("Retry-After"));
        assertEquals(200, as("patient").statusCode());
    }

    @Test
    void guessingTokensIsLimitedByAddress() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertProblem(Problem.UNAUTHENTICATED, Http.send(Http.to("/api/v1/whistles")));
        }
        assertProblem(Problem.RATE_LIMITED, Http.send(Http.to("/api/v1/whistles")));
        int refused = 0;
        for (int i = 0; i < 5; i++)
            if (Http.send(Http.to("/api/v1/workstations/340803001002/profile")).statusCode() == 429) refused++;
        assertTrue(refused > 0, "what needs no token is limited by address, too");
    }

    @Test
    void behindAProxyEverybodyHasAnAddressOfTheirOwn() throws Exception {
        for (int i = 0; i < 3; i++) assertProblem(Problem.UNAUTHENTICATED, from("192.0.2.1"));
        assertProblem(Problem.RATE_LIMITED, from("192.0.2.1"));
        assertProblem(Problem.UNAUTHENTICATED, from("192.0.2.2"));
    }

    private static HttpResponse<String> from(String address) throws Exception {
        return Http.send(Http.to("/api/v1/whistles").header("X-Forwarded-For", address));
    }

    @Test
    void aCallerWithTooManyRequestsUnderWayWaitsUntilOneHasEnded() throws Exception {
        var first = stream("listener");
        var second = stream("listener");
        assertProblem(Problem.RATE_LIMITED, as("listener"));
        for (int i = 0; i < 6; i++) assertEquals(200, as("another caller " + i).statusCode());
        first.close();
        await().until(() -> as("listener").statusCode() == 200);
        second.close();
    }

    private static InputStream stream(String subject) throws Exception {
        var token = Tokens.signed(Tokens.claims(subject));
        var request = Http.to("/api/v1/stream").header("Authorization", "Bearer " + token);
        var answer = Http.send(request, BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    @Test
    void readyOnceEveryServiceIs() throws Exception {
        assertEquals(200, Http.send(Http.to("/q/health/ready")).statusCode());
    }

    private static HttpResponse<String> as(String subject) throws Exception {
        var token = Tokens.signed(Tokens.claims(subject));
        return Http.send(Http.to("/api/v1/whistles").header("Authorization", "Bearer " + token));
    }
}
