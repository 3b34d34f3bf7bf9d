package org.chuishao.whistle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.RoleTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RolesIT {
    private static final RoleTable TABLE = RoleTable.of("""
            POST /whistles               | station-member station-deputy station-head grid-worker
            POST /whistles/{id}/blow     | station-member station-deputy station-head grid-worker
            POST /whistles/{id}/dispatch | dispatcher
            POST /whistles/{id}/ask      | dispatcher
            POST /whistles/{id}/reject   | dispatcher
            POST /whistles/{id}/answer   | station-member station-deputy station-head grid-worker
            POST /whistles/{id}/object   | station-member station-deputy station-head grid-worker
            POST /whistles/{id}/withdraw | station-member station-deputy station-head grid-worker
            POST /whistles/{id}/ratify   | station-head
            POST /whistles/{id}/reopen   | station-head
            POST /whistles/{id}/link     | dispatcher station-member station-deputy station-head grid-worker
            POST /whistles/duplicates    | dispatcher station-member station-deputy station-head grid-worker
            POST /whistles/{id}/pass-up  | dispatcher
            GET /linkage-centres         | *
            GET /linkage-centres/{code}  | *
            PUT /linkage-centres/{code}  | admin
            GET /linkage-centres/{code}/turns | *
            POST /linkage-centres/{code}/turns | dispatcher admin
            DELETE /linkage-centres/{code}/turns/{id} | dispatcher admin
            POST /whistles/{id}/verify   | station-deputy station-head
            POST /whistles/{id}/callback | callback-operator
            GET /whistles/{id}/resident  | station-deputy station-head callback-operator
            GET /whistles/{id}/resident/reads | station-head assessor reviewer admin
            GET /workflow-policies       | *
            GET /workflow-policies/{version} | *
            POST /workflow-policies      | admin
            GET /whistles                | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/counts         | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}           | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}/timeline  | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            POST /whistles/{id}/attachments | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}/attachments | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}/attachments/{attachment} | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}/attachments/{attachment}/content | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /whistles/{id}/attachments/{attachment}/thumbnail | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            GET /stream | station-member station-deputy station-head grid-worker dispatcher callback-operator department-clerk department-lead assessor reviewer admin
            POST /webhooks | admin integrator
            GET /webhooks | admin integrator
            GET /webhooks/{id} | admin integrator
            DELETE /webhooks/{id} | admin integrator
            POST /webhooks/{id}/secret | admin integrator
            POST /webhooks/{id}/resume | admin integrator
            POST /webhooks/{id}/pause | admin integrator
            POST /webhooks/{id}/test | admin integrator
            GET /webhooks/{id}/deliveries | admin integrator
            POST /signals | signal-source
            GET /signals | station-member station-deputy station-head grid-worker dispatcher admin
            GET /signals/{id} | station-member station-deputy station-head grid-worker dispatcher admin
            POST /signals/{id}/raise | station-member station-deputy station-head grid-worker
            POST /signals/{id}/dismiss | station-member station-deputy station-head grid-worker dispatcher admin
            GET /city-assets | *
            GET /city-assets/{code} | *
            POST /city-assets/batch | admin
            GET /open311/v2/services.json | public
            GET /open311/v2/services/{code}.json | public
            GET /open311/v2/requests.json | public
            POST /open311/v2/requests.json | public
            GET /open311/v2/requests/{id}.json | public
            GET /open311/v2/tokens/{token}.json | public
            GET /open311/v2/services.xml | public
            GET /open311/v2/services/{code}.xml | public
            GET /open311/v2/requests.xml | public
            POST /open311/v2/requests.xml | public
            GET /open311/v2/requests/{id}.xml | public
            GET /open311/v2/tokens/{token}.xml | public
            """);

    @Test
    void everyRoleMayDoExactlyThis() {
        TABLE.assertHolds("org.chuishao.whistle");
    }
}
