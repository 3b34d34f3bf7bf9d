package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.BadTokens;
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
        BadTokens.assertRefused(
                database,
                TokensIT::clerk,
                r -> r.get("/assignments/" + duty),
                r -> r.body("{}").post("/assignments/" + duty + "/accept"),
                r -> r.get("/scores?period=2026"));
    }

    @Test
    void aTokenWithoutADistrictIsNobodysHere() {
        var nowhere = clerk().district("all").token();
        refused(nowhere, r -> r.get("/assignments"), 403, "NO_DISTRICT");
        refused(nowhere, r -> r.get("/scores?period=2020"), 403, "NO_DISTRICT");
    }
}
