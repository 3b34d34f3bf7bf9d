package org.chuishao.reporting;

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
        GeneratedInput.of("reporting")
                .told("organisation", "code", "organisation-changed.v1")
                .told("whistle", "whistleId", "whistle-dispatched.v1")
                .knows("period", "2026-09", "2026-11", "2026-Q3", "2026")
                .mayMiss(
                        "a sheet that was drawn up and signed",
                        "GET /appeals/{id}",
                        "POST /appeals",
                        "POST /appeals/{id}/rule",
                        "POST /appeals/{id}/send-back",
                        "POST /appeals/{id}/sign",
                        "POST /appeals/{id}/withdraw",
                        "POST /cards/{period}/{organisation}/confirm",
                        "GET /score-sheets/{period}/document",
                        "POST /score-sheets/{period}/finalise",
                        "POST /score-sheets/{period}/publish",
                        "POST /score-sheets/{period}/send-back",
                        "POST /score-sheets/{period}/sign")
                .mayMiss(
                        "a duty in the one state that takes it",
                        "GET /rulings/{id}",
                        "POST /assignments/{id}/dispute",
                        "POST /assignments/{id}/extend",
                        "POST /assignments/{id}/extend/approve",
                        "POST /assignments/{id}/extend/refuse",
                        "POST /assignments/{id}/reassign",
                        "POST /assignments/{id}/return",
                        "POST /assignments/{id}/return/refuse",
                        "POST /assignments/{id}/return/uphold",
                        "POST /assignments/{id}/rule",
                        "POST /assignments/{id}/suspend",
                        "POST /assignments/{id}/suspend/approve",
                        "POST /assignments/{id}/suspend/refuse",
                        "POST /assignments/{id}/accept",
                        "POST /assignments/{id}/check-in",
                        "POST /assignments/{id}/made-safe",
                        "POST /assignments/{id}/complete",
                        "POST /assignments/{id}/arrival",
                        "POST /assignments/{id}/release",
                        "POST /assignments/{id}/absent")
                .mayMiss(
                        "what an earlier answer told, put together",
                        "GET /ledger/proofs/consistency",
                        "GET /scores/{organisation}/trend",
                        "POST /adjustments/{id}/withdraw",
                        "POST /adjustments",
                        "POST /adjustments/{id}/approve",
                        "POST /adjustments/{id}/decline")
                .mayMiss("a whole document as it should be", "POST /duty-limits", "POST /policies")
                .assertNothingBreaks();
    }
}
