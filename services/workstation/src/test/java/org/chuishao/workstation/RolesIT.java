package org.chuishao.workstation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.RoleTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RolesIT {
    private static final RoleTable TABLE = RoleTable.of("""
            GET /workstations        | *
            GET /workstations/{code} | *
            PUT /workstations/{code} | admin
            POST /workstations/batch | admin
            GET /grids               | *
            GET /grids/at            | *
            GET /grids/coverage      | *
            GET /grids/{code}        | *
            PUT /grids/{code}        | admin
            POST /grids/import       | admin
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.workstation");
    }
}
