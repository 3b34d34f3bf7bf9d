package org.chuishao.embedded.issuer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Writes the access tokens every service verifies. */
final class AccessTokens {
    static final Duration LIFETIME = Duration.ofHours(1);

    private final String issuer;
    private final SigningKey key;

    AccessTokens(String issuer, SigningKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    String forPerson(Accounts.Account account) throws JoseException {
        return sign(
                account.username(),
                Issuer.CONSOLE,
                account.name(),
                account.district(),
                account.roles(),
                account.affiliations());
    }

    String forMachine(Accounts.Client client) throws JoseException {
        return sign(
                client.clientId(),
                client.clientId(),
                client.name(),
                client.district(),
                client.roles(),
                client.affiliations());
    }

    private String sign(
            String subject, String client, String name, String district, List<String> roles, List<String> affiliations)
            throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(subject);
        claims.setAudience("chuishao");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME.toMinutes());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim("typ", "Bearer");
        claims.setStringClaim("azp", client);
        claims.setStringClaim("preferred_username", subject);
        claims.setStringClaim("name", name);
        claims.setStringListClaim("roles", Objects.requireNonNullElse(roles, List.of()));
        claims.setStringListClaim("affiliations", Objects.requireNonNullElse(affiliations, List.of()));
        if (district != null) {
            claims.setStringClaim("district", district);
        }
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.id());
        signature.setKey(key.secret());
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }
}
