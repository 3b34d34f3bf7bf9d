package org.chuishao.embedded.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerIT {
    private static final String LISTING = """
            {"accounts": [{"username": "zhang", "password": "安全=&+ 1", "name": "张三", "district": "340803",
                           "roles": ["station-head"], "affiliations": ["340803001002"]}],
             "clients":  [{"clientId": "scores", "secret": "s3cret", "name": "考核办", "roles": ["score-reader"]}]}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    // Shared, so that the RSA key is made once.
    @TempDir
    static Path folder;

    private Issuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = Issuer.start(folder, 0, Optional.of(listing(LISTING)));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aPersonGetsATokenThatThePublishedKeysVerify() throws Exception {
        var answer = token("grant_type=password&client_id=chuishao-console&username=zhang"
                + "&password=%E5%AE%89%E5%85%A8%3D%26%2B+1");
        assertEquals(200, answer.statusCode());
        var claims = verified(json(answer).get("access_token").asText());
        assertEquals("zhang", claims.getSubject());
        assertEquals("张三", claims.getStringClaimValue("name"));
        assertEquals("Bearer", claims.getStringClaimValue("typ"));
        assertEquals("340803", claims.getStringClaimValue("district"));
        assertEquals(List.of("station-head"), claims.getStringListClaimValue("roles"));
        assertEquals(List.of("340803001002"), claims.getStringListClaimValue("affiliations"));
        assertEquals(
                3600,
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @Test
    void aMachineGetsATokenByItsSecret() throws Exception {
        var answer = token("grant_type=client_credentials&client_id=scores&client_secret=s3cret");
        var claims = verified(json(answer).get("access_token").asText());
        assertEquals("scores", claims.getStringClaimValue("azp"));
        assertEquals(List.of(), claims.getStringListClaimValue("affiliations"));
    }

    @Test
    void wrongCredentialsAreRefusedInOAuthsWords() throws Exception {
        assertRefused(401, "invalid_grant", "grant_type=password&client_id=chuishao-console&username=zhang&password=x");
        assertRefused(401, "invalid_grant", "grant_type=password&client_id=chuishao-console&username=nobody&password=");
        assertRefused(401, "invalid_client", "grant_type=password&client_id=other&username=zhang&password=x");
        assertRefused(401, "invalid_client", "grant_type=client_credentials&client_id=scores&client_secret=x");
        assertRefused(401, "invalid_client", "grant_type=client_credentials&client_id=nobody&client_secret=");
        assertRefused(400, "unsupported_grant_type", "grant_type=refresh_token");
        assertRefused(400, "invalid_request", "grant_type=password&grant_type=password");
        assertRefused(400, "invalid_request", "grant_type=%zz");
        assertRefused(413, "invalid_request", "grant_type=" + "x".repeat(20_000));
    }

    @Test
    void theKeyIsKeptAndPrivate() throws Exception {
        var keyFile = folder.resolve("issuer-key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)));
        var before = Files.readString(keyFile);
        stop();
        start();
        assertEquals(before, Files.readString(keyFile));
    }

    @Test
    void aTokenSignedWithAnotherKeyIsNotVerified() throws Exception {
        var forger = SigningKey.readOrMake(folder.resolve("another-key"));
        var forged = new AccessTokens(url(), forger)
                .forMachine(new Accounts.Client("scores", "", "考核办", null, List.of("admin"), List.of()));
        assertThrows(InvalidJwtException.class, () -> verified(forged));
    }

    @Test
    void onlyPagesOfThisMachineMayReadTokens() throws Exception {
        assertEquals(Optional.of("http://localhost:8080"), allowedOrigin("http://localhost:8080"));
        assertEquals(Optional.empty(), allowedOrigin("https://example.org"));
        assertEquals(Optional.empty(), allowedOrigin("http://localhost.example.org"));
    }

    @Test
    void aListingWithAMistakeIsRefused() throws Exception {
        for (var mistaken : List.of(
                LISTING.replace("\"name\"", "\"nmae\""),
                LISTING.replace("\"scores\"", "\"zhang\""),
                LISTING.replace("\"scores\"", "\"chuishao-console\""),
                "{\"accounts\": [{\"username\": \"zhang\", \"name\": \"张三\"}]}",
                "{} {}")) {
            var file = listing(mistaken);
            assertThrows(Exception.class, () -> Accounts.read(file), mistaken);
        }
    }

    private Optional<String> allowedOrigin(String origin) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + "/.well-known/openid-configuration"))
                .header("Origin", origin)
                .build();
        return http.send(request, BodyHandlers.discarding()).headers().firstValue("Access-Control-Allow-Origin");
    }

    private void assertRefused(int status, String error, String form) throws Exception {
        var answer = token(form);
        assertEquals(status, answer.statusCode(), form);
        assertEquals(error, json(answer).get("error").asText(), form);
        assertFalse(answer.body().contains("access_token"));
    }

    private HttpResponse<String> token(String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JwtClaims verified(String token) throws Exception {
        var header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
        assertTrue(header.contains("\"RS256\""));
        var keys = new JsonWebKeySet(get("/protocol/openid-connect/certs").body()).getJsonWebKeys();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(json(get("/.well-known/openid-configuration"))
                        .get("issuer")
                        .asText())
                .setExpectedAudience("chuishao")
                .setRequireExpirationTime()
                .setRequireJwtId()
                .build()
                .processToClaims(token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        return mapper.readTree(answer.body());
    }

    private String url() {
        return issuer.facts().get("issuer.url");
    }

    private static Path listing(String json) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "accounts", ".json"), json);
    }
}
