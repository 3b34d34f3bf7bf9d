package org.chuishao.catalogue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.RoleTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RolesIT {
    private static final RoleTable TABLE = RoleTable.of("""
            GET /organisations                    | *
            GET /organisations/{code}             | *
            PUT /organisations/{code}             | catalogue-editor admin
            POST /organisations/batch             | catalogue-editor admin
            GET /items                            | *
            GET /items/{code}                     | *
            GET /items/{code}/versions            | *
            GET /items/{code}/versions/{version:[0-9]{1,9}} | *
            PUT /items/{code}                     | catalogue-editor admin
            POST /items/batch                     | catalogue-editor admin
            GET /on-call-rosters                  | *
            GET /on-call-rosters/{code}           | *
            GET /on-call-rosters/{code}/now       | *
            PUT /on-call-rosters/{code}           | catalogue-editor admin
            POST /on-call-rosters/batch           | catalogue-editor admin
            POST /items/match                     | *
            POST /items/match/corrections         | dispatcher
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.catalogue");
    }
}
