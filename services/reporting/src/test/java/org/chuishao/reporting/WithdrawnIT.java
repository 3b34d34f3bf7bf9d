package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whistle that is taken back leaves nobody a duty, and nobody points. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WithdrawnIT {
    private static final String SAMPLES_WHISTLE = "01996f4a-3c80-7d15-9a41-5b0e6c2f8a31";

    @ParameterizedTest
    @ValueSource(strings = {"whistle-withdrawn.v1", "whistle-rejected.v1", "whistle-linked.v1"})
    void whoWasCalledOwesNothingAnyMore(String end) {
        var whistle = dispatched("ROUTINE", now(), "URBAN", "HOUSING");
        var urban = assignment(whistle, "URBAN");
        move(URBAN, urban, "accept", "{}").statusCode(200);
        for (int twice = 0; twice < 2; twice++)
            TestBroker.send("whistle", whistle, end, ApiSpecs.sample(end).replace(SAMPLES_WHISTLE, whistle));
        await().untilAsserted(() -> as(ASSESSOR)
                .get("/assignments?whistleId=" + whistle)
                .then()
                .body("items.state", everyItem(is("WITHDRAWN"))));

        as(URBAN).get("/assignments/" + urban).then().body("moves", empty());
        move(URBAN, urban, "check-in", "{}").statusCode(409).body("code", is("ILLEGAL_MOVE"));
        var told = await().until(
                        () -> TestBroker.received("assignment").stream()
                                .filter(e -> e.key().equals(whistle))
                                .filter(e -> e.type().equals("assignment-withdrawn.v1"))
                                .toList(),
                        hasSize(2));
        for (var event : told) assertEquals(List.of(), ApiSpecs.violations(event.type(), event.data()));
        as(ASSESSOR)
                .get("/scores/URBAN/ledger?period=2026-11&limit=200")
                .then()
                .body("items.findAll { it.whistleId == '" + whistle + "' }", empty());
    }
}
