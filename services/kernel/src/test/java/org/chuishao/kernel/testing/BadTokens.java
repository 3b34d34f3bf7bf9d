package org.chuishao.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** Every way a token can fail to count, each made of one that does. */
public final class BadTokens {
    private static final String NO_ALGORITHM = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    private static final String SHARED_SECRET = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private BadTokens() {}

    /**
     * None of them is let in to any of these requests, and nothing comes of it.
     *
     * @param good the same person each time; they must be let in to the first request for the others to prove anything
     */
    @SafeVarargs
    public static void assertRefused(
            DataSource database, Supplier<Tokens> good, Function<RequestSpecification, Response>... requests) {
        var letIn = given().basePath("/api/v1").auth().oauth2(good.get().token());
        requests[0].apply(letIn).then().statusCode(200);
        var before = Footprint.of(database);
        of(good).forEach((what, token) -> {
            for (var request : requests) Refusals.refused(token, request, 401, "UNAUTHENTICATED");
        });
        assertEquals(before, Footprint.of(database));
    }

    private static Map<String, String> of(Supplier<Tokens> good) {
        var token = good.get().token();
        var parts = token.split("\\.");
        var bad = new LinkedHashMap<String, String>();
        bad.put("garbage", "whistle");
        bad.put("three parts of garbage", "a.b.c");
        bad.put("signature of another key", good.get().sign(anotherKey()));
        bad.put("signature cut off", parts[0] + "." + parts[1] + ".");
        bad.put("signature bent", parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse());
        bad.put("claims changed", parts[0] + "." + promoted(parts[1]) + "." + parts[2]);
        bad.put("algorithm none", encoded(NO_ALGORITHM) + "." + parts[1] + ".");
        bad.put("HS256", shared(parts[1]));
        bad.put("another audience", good.get().audience("another").token());
        bad.put(
                "another issuer",
                good.get().issuer("https://issuer.example/realms/other").token());
        bad.put("expired", good.get().validFor(Duration.ofHours(-1)).token());
        bad.put("ID token", good.get().type("ID").token());
        bad.put("nobody's", good.get().ofNobody().token());
        bad.put("none", null);
        return bad;
    }

    private static String promoted(String claims) {
        var plain = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return encoded(plain.replace("\"roles\":[", "\"roles\":[\"admin\","));
    }

    private static String shared(String claims) {
        try {
            var signed = encoded(SHARED_SECRET) + "." + claims;
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("chuishao".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey anotherKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
