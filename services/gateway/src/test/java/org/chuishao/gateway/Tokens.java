package org.chuishao.gateway;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens signed with the leased issuer's own key, and every way to get one wrong. */
final class Tokens {
    private static final String ISSUER = config("chuishao.test.issuer");
    private static final PrivateKey KEY = key();

    private Tokens() {}

    static String good() {
        return signed(claims("zhang"));
    }

    static JsonObject claims(String subject) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", ISSUER)
                .put("sub", subject)
                .put("aud", "chuishao")
                .put("typ", "Bearer")
                .put("iat", now)
                .put("exp", now + 600)
                .put("jti", UUID.randomUUID().toString())
                .put("preferred_username", subject)
                .put("roles", List.of("station-head"));
    }

    static String signed(JsonObject claims) {
        return signed(claims, KEY);
    }

    static String signedByAnother(JsonObject claims) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return signed(claims, generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JsonObject claims) {
        return content("none", claims) + ".";
    }

    /** The classic confusion: the public key, which everybody knows, used as a shared secret. */
    static String withSharedSecret(JsonObject claims, byte[] secret) {
        try {
            var content = content("HS256", claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JsonObject claims, PrivateKey key) {
        try {
            var content = content("RS256", claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String algorithm, JsonObject claims) {
        var header =
                new JsonObject().put("alg", algorithm).put("typ", "JWT").put("kid", config("chuishao.test.key-id"));
        return encode(header.toBuffer().getBytes()) + "."
                + encode(claims.toBuffer().getBytes());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey key() {
        try {
            var pem = Files.readString(Path.of(config("chuishao.test.signing-key")))
                    .replaceAll("-----.*-----", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
