package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.STATION;
import static org.chuishao.whistle.Village.as;
import static org.chuishao.whistle.Village.publishPapers;
import static org.chuishao.whistle.Village.whistle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.BadTokens;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TokensIT {
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static Tokens deputy() {
        return Tokens.of("deputy").at(STATION).roles(Roles.STATION_DEPUTY);
    }

    @Test
    void aTokenThatDoesNotCountIsNoToken() {
        BadTokens.assertRefused(
                database,
                TokensIT::deputy,
                r -> r.get("/whistles"),
                r -> r.body(whistle(Map.of())).post("/whistles"));
    }

    @Test
    void aTokenThatWasLetInCountsUntilItExpires() {
        var brief = deputy().validFor(Duration.ofSeconds(3)).token();
        as(brief).get("/whistles").then().statusCode(200);
        as(brief).get("/whistles").then().statusCode(200);
        refused(brief + "A", r -> r.get("/whistles"), 401, "UNAUTHENTICATED");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> refused(brief, r -> r.get("/whistles"), 401, "UNAUTHENTICATED"));
    }

    @Test
    void aTokenWithoutADistrictIsNobodysHere() {
        var nowhere = deputy().district("all").token();
        refused(nowhere, r -> r.get("/whistles"), 403, "NO_DISTRICT");
        refused(nowhere, r -> r.body(whistle(Map.of())).post("/whistles"), 403, "NO_DISTRICT");
    }
}
