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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key the suite answers for its ledger with: Ed25519, from a secret seed of 32 bytes; without one nothing starts. Keys
 * that signed before are kept as public keys only, so that what they signed can still be checked.
 */
@Startup
@Singleton
public class SigningKey {
    private static final int SEED = 32;

    @ConfigProperty(name = "chuishao.signing-key")
    Optional<String> seed;

    @ConfigProperty(name = "chuishao.signing-key.retired")
    Optional<List<String>> retired;

    private KeyPair pair;
    private List<PublicKey> publicKeys;

    /** As RFC 8037 writes a public key. */
    public record PublicKey(String kty, String crv, String x, String kid, String use, String alg) {
        static PublicKey of(String x) {
            return new PublicKey("OKP", "Ed25519", x, thumbprint(x), "sig", "EdDSA");
        }
    }

    @PostConstruct
    void make() {
        pair = pair(seed.orElseThrow(() -> new IllegalStateException(
                "chuishao.signing-key is missing: 32 random bytes in base64, the same for every replica")));
        var encoded = pair.getPublic().getEncoded(); // X.509: the raw key is its last 32 bytes
        var current = base64Url(Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length));
        publicKeys = Stream.concat(
                        Stream.of(current), retired.orElse(List.of()).stream().map(SigningKey::checked))
                .distinct()
                .map(PublicKey::of)
                .toList();
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
        return publicKeys.getFirst().kid();
    }

    /** The one that signs now, then those that did before. */
    public List<PublicKey> publicKeys() {
        return publicKeys;
    }

    private static String thumbprint(String x) {
        try {
            var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
            return base64Url(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checked(String x) {
        try {
            if (Base64.getUrlDecoder().decode(x.strip()).length == SEED) return x.strip();
        } catch (IllegalArgumentException e) {
            throw notAPublicKey(x, e);
        }
        throw notAPublicKey(x, null);
    }

    private static IllegalStateException notAPublicKey(String x, Exception cause) {
        return new IllegalStateException(
                "chuishao.signing-key.retired takes public keys as /ledger/keys shows their x, not " + x, cause);
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
