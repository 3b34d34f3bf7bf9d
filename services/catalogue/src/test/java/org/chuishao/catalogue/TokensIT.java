package org.chuishao.catalogue;

import static io.restassured.RestAssured.given;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.BadTokens;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TokensIT {
    private static final String REGISTER = "/items";

    @Inject
    AgroalDataSource database;

    private static Tokens admin() {
        return Tokens.of("admin").at("340803").roles("admin");
    }

    @Test
    void aTokenThatDoesNotCountIsNoToken() {
        given().basePath("/api/v1")
                .auth()
                .oauth2(admin().token())
                .get(REGISTER)
                .then()
                .statusCode(200);
        var before = Footprint.of(database);
        var bad = BadTokens.of(TokensIT::admin);
        bad.put("none", null);
        var empty = Map.of(REGISTER.substring(1), List.of());
        bad.forEach((what, token) -> {
            refused(token, r -> r.get(REGISTER), 401, "UNAUTHENTICATED");
            refused(token, r -> r.body(empty).post(REGISTER + "/batch"), 401, "UNAUTHENTICATED");
        });
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void whatIsNotSpokenHereIsRefused() {
        var asked = given().basePath("/api/v1").auth().oauth2(admin().token()).accept("application/xml");
        asked.get(REGISTER).then().statusCode(406).contentType("application/problem+json");
    }
}
