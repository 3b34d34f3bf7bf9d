package org.chuishao.whistle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.input.GeneratedInput;
import org.junit.jupiter.api.Test;

/** Whatever is sent to whichever operation by whomever, the answer is one the document declares. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class GeneratedInputIT {
    @Test
    void everyOperationAnswersProperlyWhateverIsSent() {
        GeneratedInput.of("whistle")
                .told("workstation", "code", "workstation-changed.v1")
                .told("organisation", "code", "organisation-changed.v1")
                .told("item", "code", "item-changed.v1")
                .knows("lead", "URBAN")
                .knows("itemCode", "DG-010204")
                .mayMiss(
                        "what is taken of few states, and by whom",
                        "POST /whistles/{id}/answer",
                        "POST /whistles/{id}/ask",
                        "POST /whistles/{id}/blow",
                        "POST /whistles/{id}/callback",
                        "POST /whistles/{id}/dispatch",
                        "POST /whistles/{id}/link",
                        "POST /whistles/{id}/object",
                        "POST /whistles/{id}/ratify",
                        "POST /whistles/{id}/reject",
                        "POST /whistles/{id}/reopen",
                        "POST /whistles/{id}/verify",
                        "POST /signals/{id}/raise",
                        "POST /whistles/{id}/pass-up",
                        "POST /whistles/{id}/withdraw",
                        "POST /workflow-policies")
                .mayMiss(
                        "a real picture",
                        "POST /whistles/{id}/attachments",
                        "GET /whistles/{id}/attachments/{attachment}",
                        "GET /whistles/{id}/attachments/{attachment}/content",
                        "GET /whistles/{id}/attachments/{attachment}/thumbnail")
                .mayMiss(
                        "a receiver that answers",
                        "POST /webhooks",
                        "GET /webhooks/{id}",
                        "DELETE /webhooks/{id}",
                        "GET /webhooks/{id}/deliveries",
                        "POST /webhooks/{id}/pause",
                        "POST /webhooks/{id}/resume",
                        "POST /webhooks/{id}/secret",
                        "POST /webhooks/{id}/test")
                .assertNothingBreaks();
    }
}
