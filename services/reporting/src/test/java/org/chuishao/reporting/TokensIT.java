package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.Departments.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.BadTokens;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TokensIT {
    @Inject
    AgroalDataSource database;

    private static Tokens clerk() {
        return Tokens.of("clerk").at("T-LEAD").roles(Roles.DEPARTMENT_CLERK);
    }

    @Test
    void aTokenThatDoesNotCountIsNoToken() {
        var duty = Departments.assignment(Departments.dispatched("ROUTINE", Departments.now(), "T-LEAD"), "T-LEAD");
        as(clerk().token()).get("/assignments/" + duty).then().statusCode(200);
        var before = Footprint.of(database);
        var bad = BadTokens.of(TokensIT::clerk);
        bad.put("none", null);
        bad.forEach((what, token) -> {
            refused(token, r -> r.get("/assignments/" + duty), 401, "UNAUTHENTICATED");
            refused(token, r -> r.body("{}").post("/assignments/" + duty + "/accept"), 401, "UNAUTHENTICATED");
            refused(token, r -> r.get("/scores?period=2026"), 401, "UNAUTHENTICATED");
        });
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void aTokenWithoutADistrictIsNobodysHere() {
        var nowhere = clerk().district("all").token();
        refused(nowhere, r -> r.get("/assignments"), 403, "NO_DISTRICT");
        refused(nowhere, r -> r.get("/scores?period=2020"), 403, "NO_DISTRICT");
    }
}
