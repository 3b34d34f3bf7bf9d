package org.chuishao.reporting.ledger;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key the suite answers for its ledger with: Ed25519, from a secret seed of 32 bytes; without one nothing starts. */
@Startup
@Singleton
public class SigningKey {
    private static final int SEED = 32;

    @ConfigProperty(name = "chuishao.signing-key")
    Optional<String> seed;

    private KeyPair pair;
    private String x;

    /** As RFC 8037 writes a public key. */
    public record PublicKey(String kty, String crv, String x, String kid, String use, String alg) {}

    @PostConstruct
    void make() {
        pair = pair(seed.orElseThrow(() -> new IllegalStateException(
                "chuishao.signing-key is missing: 32 random bytes in base64, the same for every replica")));
        var encoded = pair.getPublic().getEncoded(); // X.509: the raw key is its last 32 bytes
        x = base64Url(Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length));
    }

    /** @return an Ed25519 signature, base64 */
    public String sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The thumbprint of the public key (RFC 7638). */
    public String id() {
        try {
            var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
            return base64Url(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey publicKey() {
        return new PublicKey("OKP", "Ed25519", x, id(), "sig", "EdDSA");
    }

    private static KeyPair pair(String base64) {
        try {
            var seed = Base64.getDecoder().decode(base64);
            if (seed.length != SEED) throw new IllegalArgumentException("not 32 bytes");
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Given(seed));
            return generator.generateKeyPair();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalStateException("chuishao.signing-key takes 32 bytes in base64: " + e.getMessage());
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The platform makes the public half of a key only while it draws the secret one: let it draw ours. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
