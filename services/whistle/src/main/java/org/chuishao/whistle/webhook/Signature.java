package org.chuishao.whistle.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code Chuishao-Signature: t=1795053600,v1=5f2c…}: seconds since 1970 when it was sent, and the HMAC-SHA256 in hexadecimal
 * of that number, a dot and the body's bytes, under the webhook's secret as text.
 */
final class Signature {
    static final String HEADER = "Chuishao-Signature";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    static String newSecret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String of(String secret, Instant sent, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((sent.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            var hash = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            return "t=" + sent.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
