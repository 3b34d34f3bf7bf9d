package org.chuishao.catalogue;

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
        GeneratedInput.of("catalogue")
                .knows("lead", "URBAN")
                .mayMiss(
                        "an admission that began",
                        "POST /admissions",
                        "GET /admissions/{id}",
                        "PUT /admissions/{id}",
                        "POST /admissions/{id}/answer",
                        "POST /admissions/{id}/approve",
                        "POST /admissions/{id}/consult",
                        "POST /admissions/{id}/recall",
                        "POST /admissions/{id}/reject",
                        "POST /admissions/{id}/review",
                        "POST /admissions/{id}/submit",
                        "POST /admissions/{id}/withdraw")
                .mayMiss(
                        "what is taken of few states, and by whom",
                        "POST /items/drafts",
                        "GET /items/drafts/{id}",
                        "POST /items/drafts/{id}/approve",
                        "POST /items/drafts/{id}/revise",
                        "POST /items/drafts/{id}/send-back",
                        "POST /items/drafts/{id}/withdraw",
                        "POST /change-proposals/{id}/adopt",
                        "POST /change-proposals/{id}/dismiss",
                        "POST /delegations/{id}/accept",
                        "POST /delegations/{id}/resume",
                        "POST /delegations/{id}/sign",
                        "POST /delegations/{id}/suspend")
                .mayMiss(
                        "a code or a version that is there",
                        "GET /calendar/{year}",
                        "GET /items/{code}/diff",
                        "GET /items/{code}/versions/{version}",
                        "PUT /items/{code}",
                        "POST /items/{code}/versions/{version}/withdraw",
                        "PUT /organisations/{code}",
                        "POST /organisations/{code}/merge",
                        "POST /organisations/{code}/versions/{version}/withdraw",
                        "PUT /on-call-rosters/{code}")
                .mayMiss(
                        "a whole that hangs together",
                        "POST /organisations/import",
                        "PUT /calendar/{year}",
                        "POST /certificates/batch",
                        "GET /certificates/{kind}",
                        "PUT /certificates/{kind}")
                .assertNothingBreaks();
    }
}
