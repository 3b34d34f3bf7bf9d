package org.chuishao.catalogue;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.BadTokens;
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
        var empty = Map.of(REGISTER.substring(1), List.of());
        BadTokens.assertRefused(
                database,
                TokensIT::admin,
                r -> r.get(REGISTER),
                r -> r.body(empty).post(REGISTER + "/batch"));
    }

    @Test
    void whatIsNotSpokenHereIsRefused() {
        var asked = given().basePath("/api/v1").auth().oauth2(admin().token()).accept("application/xml");
        asked.get(REGISTER).then().statusCode(406).contentType("application/problem+json");
    }
}
