package org.chuishao.gateway;

import static org.awaitility.Awaitility.await;
import static org.chuishao.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(Upstreams.class)
class TokenIT {
    @Test
    void aGoodTokenPassesUnchanged() throws Exception {
        var token = Tokens.good();
        var answer = with("Bearer " + token);
        assertEquals(200, answer.statusCode());
        assertEquals(
                "Bearer " + token, Http.json(answer).getJsonObject("headers").getString("authorization"));
    }

    @Test
    void noTokenIsRefused() throws Exception {
        assertRefused(Http.send(Http.to("/api/v1/whistles")));
    }

    /** Its clients read without a token and post with a key of their own; a bad token is no better there. */
    @Test
    void onlyOpen311IsOpenWithoutOne() throws Exception {
        var answer = Http.send(Http.to("/open311/v2/services.json?jurisdiction_id=340803"));
        assertEquals(200, answer.statusCode());
        assertEquals("whistle", Http.json(answer).getString("service"));
        assertRefused(Http.send(Http.to("/open311/v2/services.json").header("Authorization", "Bearer x")));
        assertProblem(Problem.NOT_FOUND, Http.send(Http.to("/api/v1/open311/v2/services.json")));
    }

    @Test
    void anythingThatIsNotATokenIsRefused() throws Exception {
        for (var header : List.of("Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic emhhbmc6cHc=", "Nonsense")) {
            assertRefused(with(header));
        }
    }

    @Test
    void aForgedSignatureIsRefused() throws Exception {
        assertRefused(with("Bearer " + Tokens.signedByAnother(Tokens.claims("zhang"))));
        assertRefused(with("Bearer " + Tokens.unsigned(Tokens.claims("zhang"))));
        var published = "public key".getBytes(StandardCharsets.UTF_8);
        assertRefused(with("Bearer " + Tokens.withSharedSecret(Tokens.claims("zhang"), published.clone())));
        var parts = Tokens.good().split("\\.");
        var others = Tokens.signed(Tokens.claims("admin")).split("\\.");
        assertRefused(with("Bearer " + parts[0] + "." + others[1] + "." + parts[2]));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        assertRefused(with("Bearer " + Tokens.signed(Tokens.claims("zhang").put("aud", "another"))));
        var without = Tokens.claims("zhang");
        without.remove("aud");
        assertRefused(with("Bearer " + Tokens.signed(without)));
    }

    @Test
    void aTokenFromAnotherRealmIsRefused() throws Exception {
        var elsewhere = Tokens.claims("zhang");
        elsewhere.put("iss", elsewhere.getString("iss").replace("chuishao", "another"));
        assertRefused(with("Bearer " + Tokens.signed(elsewhere)));
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        var claims = Tokens.claims("zhang");
        assertRefused(with("Bearer " + Tokens.signed(claims.put("exp", claims.getLong("iat") - 300))));
        claims.remove("exp");
        assertRefused(with("Bearer " + Tokens.signed(claims)));
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItExpires() throws Exception {
        var claims = Tokens.claims("zhang");
        var header = "Bearer " + Tokens.signed(claims.put("exp", claims.getLong("iat") + 2));
        assertEquals(200, with(header).statusCode());
        await().pollInterval(Duration.ofMillis(200)).until(() -> with(header).statusCode() == 401);
        assertRefused(with(header));
    }

    @Test
    void anIdTokenIsRefused() throws Exception {
        assertRefused(with("Bearer " + Tokens.signed(Tokens.claims("zhang").put("typ", "ID"))));
        var untyped = Tokens.claims("zhang");
        untyped.remove("typ");
        assertRefused(with("Bearer " + Tokens.signed(untyped)));
    }

    @Test
    void aTokenWithoutASubjectIsRefused() throws Exception {
        var nobody = Tokens.claims("zhang");
        nobody.remove("sub");
        assertRefused(with("Bearer " + Tokens.signed(nobody)));
    }

    private static HttpResponse<String> with(String authorization) throws Exception {
        return Http.send(Http.to("/api/v1/whistles").header("Authorization", authorization));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertProblem(Problem.UNAUTHENTICATED, answer);
        assertEquals(List.of("Bearer"), answer.headers().allValues("WWW-Authenticate"));
    }
}
