package org.chuishao.workstation;

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
        GeneratedInput.of("workstation")
                .knows("streetCode", "340803001")
                .mayMiss(
                        "a file that fits",
                        "POST /activities/import",
                        "POST /workstations/import",
                        "POST /workstations/{code}/members/import")
                .mayMiss(
                        "what is taken of few states, and by whom",
                        "GET /meetings/{id}/minutes",
                        "POST /meetings/{id}/confirm",
                        "POST /meetings/{id}/hold",
                        "POST /meetings/{id}/minutes",
                        "GET /resolutions/{id}",
                        "POST /resolutions/{id}/done",
                        "POST /resolutions/{id}/drop",
                        "POST /resolutions/{id}/postpone",
                        "POST /bookings/{id}/decline",
                        "POST /bookings/{id}/return",
                        "POST /bookings/{id}/withdraw",
                        "POST /workstations/{code}/issues/{id}/drop",
                        "POST /workstations/{code}/issues/{id}/step",
                        "POST /workstations/{code}/issues/{id}/take-up",
                        "POST /bookings/{id}/agree",
                        "POST /bookings/{id}/cancel",
                        "GET /bookings/{id}",
                        "GET /needs/{id}",
                        "POST /needs/{id}/ask",
                        "POST /needs/{id}/withdraw",
                        "PUT /offers/{id}",
                        "POST /offers/{id}/withdraw",
                        "POST /meetings/{id}/schedule",
                        "POST /workstations/{code}/issues/{id}/feed-back",
                        "POST /workstations/{code}/issues/{id}/escalate",
                        "POST /workstations/{code}/appointments")
                .mayMiss(
                        "a member's own, or a district whose grids are known",
                        "GET /workstations/{code}/profiles/{person}",
                        "PUT /workstations/{code}/profiles/{person}",
                        "POST /workstations/{code}/profiles/{person}/withdraw",
                        "GET /grids/coverage",
                        "GET /grids/at")
                .assertNothingBreaks();
    }
}
