package org.chuishao.kernel.testing;

import io.restassured.RestAssured;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the issuer would give them to anybody a test needs: {@code Tokens.of("chen").roles(…).at("URBAN").token()}. */
public final class Tokens {
    private static final String ISSUER = config("chuishao.test.issuer");
    private static final PrivateKey KEY = key();
    private static final String KEY_ID = RestAssured.given()
            .get(ISSUER + "/.well-known/openid-configuration")
            .then()
            .extract()
            .jsonPath()
            .getString("jwks_uri")
            .transform(certs -> RestAssured.given().get(certs).jsonPath().getString("keys[0].kid"));

    private final String name;
    private String subject;
    private Set<String> roles = Set.of();
    private Set<String> affiliations = Set.of();
    private String district = "340803";
    private String audience = "chuishao";
    private String issuer = ISSUER;
    private String type = "Bearer";
    private Duration validFor = Duration.ofHours(1);

    private Tokens(String subject) {
        this.subject = subject;
        this.name = subject;
    }

    public static Tokens of(String subject) {
        return new Tokens(subject);
    }

    public Tokens roles(String... roles) {
        this.roles = Set.of(roles);
        return this;
    }

    /** Where the person belongs: station, street, centre or department codes. */
    public Tokens at(String... affiliations) {
        this.affiliations = Set.of(affiliations);
        return this;
    }

    public Tokens district(String district) {
        this.district = district;
        return this;
    }

    public Tokens audience(String audience) {
        this.audience = audience;
        return this;
    }

    public Tokens issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    public Tokens type(String type) {
        this.type = type;
        return this;
    }

    /** A token that has all but whose it is. */
    public Tokens ofNobody() {
        this.subject = null;
        return this;
    }

    public Tokens validFor(Duration validFor) {
        this.validFor = validFor;
        return this;
    }

    public String token() {
        return sign(KEY);
    }

    /** The same claims under a key the issuer does not have. */
    public String sign(PrivateKey key) {
        var now = Instant.now();
        var claims = Jwt.issuer(issuer);
        if (subject != null) claims.subject(subject);
        return claims.upn(name)
                .audience(audience)
                .issuedAt(now.minusSeconds(7200))
                .expiresAt(now.plus(validFor))
                .claim("typ", type)
                .claim("preferred_username", name)
                .claim("name", name)
                .claim("district", district)
                .claim("roles", roles)
                .claim("affiliations", affiliations)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(KEY_ID)
                .sign(key);
    }

    private static PrivateKey key() {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(Path.of(config("chuishao.test.signing-key"))));
        } catch (Exception e) {
            throw new IllegalStateException("the test issuer's key cannot be read", e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
