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
            GET /organisations/{code}/current     | *
            GET /organisations/{code}/versions    | *
            POST /organisations/{code}/merge      | catalogue-editor admin
            POST /organisations/{code}/versions/{version:[0-9]{1,9}}/withdraw | catalogue-editor admin
            POST /organisations/import            | catalogue-editor admin
            GET /organisations/import/template    | catalogue-editor admin
            GET /organisations/imports            | catalogue-editor admin
            GET /organisations/imports/{id}       | catalogue-editor admin
            GET /organisations/divisions          | *
            POST /organisations/divisions/import  | catalogue-editor admin
            GET /organisations/divisions/import/template | catalogue-editor admin
            GET /organisations/divisions/imports  | catalogue-editor admin
            GET /organisations/divisions/imports/{id} | catalogue-editor admin
            PUT /organisations/{code}             | catalogue-editor admin
            POST /organisations/batch             | catalogue-editor admin
            GET /items                            | *
            GET /items/{code}                     | *
            GET /items/{code}/versions            | *
            GET /items/{code}/versions/{version:[0-9]{1,9}} | *
            POST /items/{code}/versions/{version:[0-9]{1,9}}/withdraw | catalogue-editor admin
            PUT /items/{code}                     | catalogue-editor admin
            POST /items/batch                     | catalogue-editor admin
            GET /on-call-rosters                  | *
            GET /on-call-rosters/{code}           | *
            GET /on-call-rosters/{code}/now       | *
            PUT /on-call-rosters/{code}           | catalogue-editor admin
            POST /on-call-rosters/batch           | catalogue-editor admin
            GET /calendar                         | *
            GET /calendar/{year}                  | *
            PUT /calendar/{year}                  | admin
            GET /admissions                       | *
            GET /admissions/{id}                  | *
            POST /admissions                      | department-lead
            PUT /admissions/{id}                  | department-lead
            POST /admissions/{id}/submit          | department-lead
            POST /admissions/{id}/consult         | catalogue-editor
            POST /admissions/{id}/answer          | dispatcher station-head station-deputy
            POST /admissions/{id}/review          | catalogue-editor
            POST /admissions/{id}/approve         | reviewer
            POST /admissions/{id}/reject          | reviewer
            POST /admissions/{id}/withdraw        | department-lead
            POST /admissions/{id}/recall          | catalogue-editor
            GET /admissions/refusals              | catalogue-editor reviewer admin station-head station-deputy department-lead
            POST /admissions/refusals             | station-head station-deputy
            GET /certificates                     | *
            GET /certificates/search              | *
            GET /certificates/{kind}              | *
            PUT /certificates/{kind}              | catalogue-editor admin
            POST /certificates/batch              | catalogue-editor admin
            GET /service-points                   | *
            GET /service-points/{code}            | *
            PUT /service-points/{code}            | catalogue-editor admin
            POST /service-points/batch            | catalogue-editor admin
            POST /service-points/import           | catalogue-editor admin
            GET /service-points/import/template   | catalogue-editor admin
            GET /service-points/imports           | catalogue-editor admin
            GET /service-points/imports/{id}      | catalogue-editor admin
            GET /public-services                  | *
            GET /change-proposals                 | catalogue-editor admin
            POST /change-proposals/{id}/adopt     | catalogue-editor
            POST /change-proposals/{id}/dismiss   | catalogue-editor
            GET /standing-questions/uncovered     | catalogue-editor assessor admin
            GET /standing-questions/disputed      | catalogue-editor assessor admin
            GET /standing-questions/unused        | catalogue-editor assessor admin
            GET /standing-questions/returns       | catalogue-editor assessor admin
            GET /standing-questions/reviews       | catalogue-editor assessor admin
            GET /delegations                      | *
            GET /delegations/{id}                 | *
            POST /delegations                     | catalogue-editor
            POST /delegations/{id}/accept         | dispatcher
            POST /delegations/{id}/sign           | reviewer
            POST /delegations/{id}/suspend        | catalogue-editor
            POST /delegations/{id}/resume         | catalogue-editor
            POST /delegations/{id}/reclaim        | catalogue-editor
            POST /items/import                    | catalogue-editor admin
            GET /items/import/template            | catalogue-editor admin
            GET /items/imports                    | catalogue-editor admin
            GET /items/imports/{id}               | catalogue-editor admin
            GET /items/{code}/diff                | *
            GET /items/drafts                     | catalogue-editor admin reviewer
            GET /items/drafts/{id}                | catalogue-editor admin reviewer
            POST /items/drafts                    | catalogue-editor admin
            POST /items/drafts/{id}/revise        | catalogue-editor admin
            POST /items/drafts/{id}/approve       | catalogue-editor admin reviewer
            POST /items/drafts/{id}/send-back     | catalogue-editor admin reviewer
            POST /items/drafts/{id}/withdraw      | catalogue-editor admin
            GET /lists                            | *
            GET /lists/{kind}                     | *
            PUT /lists/{kind}                     | catalogue-editor admin
            POST /items/match                     | *
            POST /items/pre-check                 | *
            POST /items/match/corrections         | dispatcher
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.catalogue");
    }
}
