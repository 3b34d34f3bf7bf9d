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
            GET /meetings                    | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /meetings/{id}               | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /meetings/{id}/agenda        | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /meetings/{id}/timeline      | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /meetings/{id}/minutes       | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /meetings                   | station-deputy station-head
            POST /meetings/{id}/schedule     | station-deputy station-head
            POST /meetings/{id}/cancel       | station-deputy station-head
            POST /meetings/{id}/hold         | station-deputy station-head
            POST /meetings/{id}/minutes      | station-member station-deputy station-head
            POST /meetings/{id}/confirm      | station-head
            GET /resolutions                 | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /resolutions/{id}            | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /resolutions/{id}/done      | station-member station-deputy station-head
            POST /resolutions/{id}/drop      | station-head
            POST /resolutions/{id}/postpone  | station-deputy station-head
            GET /platforms                   | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /teams                       | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /teams/{id}                  | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /teams                      | station-deputy station-head admin
            PUT /teams/{id}                  | station-deputy station-head admin
            GET /activities                  | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /activities/{id}             | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /activities                 | station-member station-deputy station-head
            PUT /activities/{id}             | station-member station-deputy station-head
            POST /activities/import          | station-member station-deputy station-head admin
            GET /activities/import/template  | station-member station-deputy station-head admin
            GET /activities/export           | station-member station-deputy station-head admin
            POST /workstations/import | admin
            GET /workstations/import/template | admin
            GET /workstations/export | *
            POST /workstations/{code}/members/import | station-deputy station-head admin
            GET /workstations/{code}/members/import/template | station-deputy station-head admin
            GET /workstations/{code}/members/export | station-deputy station-head admin
            GET /workstations/{code}/profile | public
            GET /workstations/{code}/kpi | station-member station-deputy station-head dispatcher assessor reviewer admin
            GET /workstations/{code}/members | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            PUT /workstations/{code}/members/{person} | station-deputy station-head admin
            GET /workstations/{code}/profiles/{person} | station-member station-deputy station-head grid-worker
            PUT /workstations/{code}/profiles/{person} | station-member station-deputy station-head grid-worker
            POST /workstations/{code}/profiles/{person}/withdraw | station-member station-deputy station-head grid-worker
            GET /member-groups | *
            PUT /member-groups/{group} | admin
            GET /workstations/{code}/appointments | *
            POST /workstations/{code}/appointments | admin
            POST /workstations/{code}/appointments/{id}/end | admin
            GET /workstations/{code}/issues | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /workstations/{code}/issues | station-member station-deputy station-head grid-worker
            GET /workstations/{code}/issues/similar | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /workstations/{code}/issues/{id} | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /workstations/{code}/issues/{id}/timeline | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /workstations/{code}/issues/{id}/resident | station-deputy station-head
            POST /workstations/{code}/issues/{id}/step | station-member station-deputy station-head grid-worker
            POST /workstations/{code}/issues/{id}/settle | station-member station-deputy station-head
            POST /workstations/{code}/issues/{id}/feed-back | station-member station-deputy station-head
            POST /workstations/{code}/issues/{id}/take-up | station-deputy station-head
            POST /workstations/{code}/issues/{id}/drop | station-member station-deputy station-head grid-worker
            POST /workstations/{code}/issues/{id}/escalate | station-member station-deputy station-head grid-worker
            GET /offers | *
            GET /offers/{id} | *
            POST /offers | station-deputy station-head dispatcher department-lead admin
            PUT /offers/{id} | station-deputy station-head dispatcher department-lead admin
            POST /offers/{id}/withdraw | station-deputy station-head dispatcher department-lead admin
            GET /needs | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /needs/{id} | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            GET /needs/{id}/proposals | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin
            POST /needs | station-member station-deputy station-head
            POST /needs/{id}/ask | station-member station-deputy station-head
            POST /needs/{id}/withdraw | station-member station-deputy station-head
            GET /bookings | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin department-lead
            GET /bookings/{id} | station-member station-deputy station-head grid-worker dispatcher assessor reviewer admin department-lead
            POST /bookings/{id}/agree | station-deputy station-head dispatcher department-lead admin
            POST /bookings/{id}/decline | station-deputy station-head dispatcher department-lead admin
            POST /bookings/{id}/withdraw | station-member station-deputy station-head
            POST /bookings/{id}/cancel | station-member station-deputy station-head dispatcher department-lead admin
            POST /bookings/{id}/return | station-deputy station-head dispatcher department-lead admin
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.workstation");
    }
}
