package org.chuishao.reporting;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.RoleTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RolesIT {
    private static final RoleTable TABLE = RoleTable.of("""
            POST /assignments/{id}/accept      | department-clerk department-lead
            POST /assignments/{id}/check-in    | department-clerk department-lead
            POST /assignments/{id}/made-safe   | department-clerk department-lead
            POST /assignments/{id}/complete    | department-clerk department-lead
            POST /assignments/{id}/arrival     | station-deputy station-head
            POST /assignments/{id}/release     | station-deputy station-head
            POST /assignments/{id}/absent      | station-deputy station-head
            POST /assignments/{id}/return      | department-lead
            POST /assignments/{id}/return/uphold | dispatcher
            POST /assignments/{id}/return/refuse | dispatcher
            POST /assignments/{id}/dispute     | department-lead
            POST /assignments/{id}/rule        | dispatcher
            POST /assignments/{id}/reassign    | dispatcher
            GET /assignments/{id}/pleas        | department-clerk department-lead station-member station-deputy station-head dispatcher assessor reviewer admin
            GET /rulings                       | department-clerk department-lead station-deputy station-head dispatcher catalogue-editor assessor reviewer admin
            GET /rulings/{id}                  | department-clerk department-lead station-deputy station-head dispatcher catalogue-editor assessor reviewer admin
            POST /assignments/{id}/extend          | department-lead
            POST /assignments/{id}/extend/approve  | dispatcher
            POST /assignments/{id}/extend/refuse   | dispatcher
            POST /assignments/{id}/suspend         | department-lead
            POST /assignments/{id}/suspend/approve | dispatcher
            POST /assignments/{id}/suspend/refuse  | dispatcher
            GET /assignments/{id}/reminders        | department-clerk department-lead station-member station-deputy station-head dispatcher assessor reviewer admin
            GET /assignments                   | department-clerk department-lead station-member station-deputy station-head dispatcher assessor reviewer admin
            GET /assignments/{id}              | department-clerk department-lead station-member station-deputy station-head dispatcher assessor reviewer admin
            GET /scores                        | department-clerk department-lead assessor reviewer admin score-reader
            GET /scores/{organisation}         | department-clerk department-lead assessor reviewer admin score-reader
            GET /scores/{organisation}/ledger  | department-clerk department-lead assessor reviewer admin score-reader
            GET /score-sheets                      | department-clerk department-lead assessor reviewer admin score-reader
            GET /score-sheets/{period}             | department-clerk department-lead assessor reviewer admin score-reader
            GET /score-sheets/{period}/document    | assessor reviewer admin score-reader
            POST /score-sheets/{period}/publish    | assessor
            POST /score-sheets/{period}/sign       | reviewer
            POST /score-sheets/{period}/send-back  | reviewer
            POST /score-sheets/{period}/finalise   | assessor
            GET /appeals                       | department-clerk department-lead assessor reviewer admin
            GET /appeals/{id}                  | department-clerk department-lead assessor reviewer admin
            POST /appeals                      | department-lead
            POST /appeals/{id}/rule            | assessor
            POST /appeals/{id}/sign            | reviewer
            POST /appeals/{id}/send-back       | reviewer
            POST /appeals/{id}/withdraw        | department-lead
            GET /adjustments                   | department-clerk department-lead station-deputy station-head dispatcher assessor reviewer admin
            GET /adjustments/{id}              | department-clerk department-lead station-deputy station-head dispatcher assessor reviewer admin
            POST /adjustments                  | station-deputy station-head dispatcher assessor reviewer
            POST /adjustments/{id}/approve     | assessor reviewer
            POST /adjustments/{id}/decline     | assessor reviewer
            POST /adjustments/{id}/withdraw    | station-deputy station-head dispatcher assessor reviewer
            GET /cards                         | department-clerk department-lead assessor reviewer admin score-reader
            POST /cards/{period}/{organisation}/confirm | assessor
            GET /fairness                      | assessor reviewer admin
            GET /ledger-export                 | department-clerk department-lead assessor reviewer admin score-reader
            GET /scores/{organisation}/trend   | department-clerk department-lead assessor reviewer admin score-reader
            GET /scores/stations               | station-deputy station-head dispatcher assessor reviewer admin score-reader
            GET /ledger                        | assessor reviewer admin score-reader
            GET /ledger/checkpoint             | department-clerk department-lead assessor reviewer admin score-reader
            GET /ledger/proofs/inclusion       | department-clerk department-lead assessor reviewer admin score-reader
            GET /ledger/proofs/consistency     | department-clerk department-lead assessor reviewer admin score-reader
            GET /ledger/keys                   | *
            GET /duty-limits                   | *
            GET /duty-limits/{version}         | *
            POST /duty-limits                  | admin
            GET /policies                      | *
            GET /policies/{version}            | *
            POST /policies                     | assessor admin
            POST /policies/{version}/adopt     | assessor admin
            POST /policies/{version}/simulate  | assessor reviewer admin
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.reporting");
    }
}
