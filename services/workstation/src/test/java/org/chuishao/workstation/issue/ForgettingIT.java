package org.chuishao.workstation.issue;

import static org.awaitility.Awaitility.await;
import static org.chuishao.workstation.issue.Village.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ForgettingIT {
    @Inject
    ForgettingJob job;

    @Inject
    EntityManager entities;

    @Inject
    TravelClock clock;

    private Instant now;

    @AfterEach
    void comeBack() {
        clock.travelTo(now);
    }

    @Test
    void halfAYearAfterTheEndNobodyKnowsWhoItWas() {
        stations(STATION);
        now = clock.instant();
        var closed = found();
        var open = found();
        move(DEPUTY, closed, "settle", SETTLED).statusCode(200);
        move(DEPUTY, closed, "feed-back", Map.of("accepted", true, "note", "好")).statusCode(200);
        var waiting = found();
        move(DEPUTY, waiting, "settle", SETTLED).statusCode(200);
        var again = found();
        move(DEPUTY, again, "settle", SETTLED).statusCode(200);
        move(DEPUTY, again, "feed-back", Map.of("accepted", false, "note", "又漏"))
                .statusCode(200);
        var ended = found();
        move(DEPUTY, ended, "escalate", ESCALATION).statusCode(200);
        whistleTells(whistleBlown(ended), "whistle-closed.v1");
        await().untilAsserted(() -> assertEquals("AWAITING_FEEDBACK", see(ended).getString("stage")));
        clock.travelTo(now.plus(Duration.ofDays(180)));
        job.forgetAll();
        for (var id : List.of(closed, waiting)) assertEquals("王**", see(id).getString("resident.name"), "not yet");
        clock.travelTo(now.plus(Duration.ofDays(185)));
        job.forgetAll();
        for (var id : List.of(closed, waiting, ended)) assertNull(see(id).getString("resident"));
        as(DEPUTY).get(path(closed) + "/resident?reason=x").then().statusCode(404);
        for (var id : List.of(open, again))
            assertEquals("王**", see(id).getString("resident.name"), "what is open needs its resident");
    }

    /** A move writes all of an issue: it must not bring back what was erased since it was read. */
    @Test
    void whoReadItBeforeDoesNotWriteTheResidentBack() {
        stations(STATION);
        now = clock.instant();
        var closed = found();
        move(DEPUTY, closed, "settle", SETTLED).statusCode(200);
        move(DEPUTY, closed, "feed-back", Map.of("accepted", true, "note", "好")).statusCode(200);
        clock.travelTo(now.plus(Duration.ofDays(185)));
        CurrentDistrict.within("340803", () -> {
            assertThrows(
                    OptimisticLockException.class,
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        var issue = entities.find(StationIssue.class, UUID.fromString(closed));
                        assertTrue(issue.hasResident());
                        QuarkusTransaction.suspendingExisting().run(job::forgetAll);
                        issue.title = "改过";
                        entities.flush();
                    }));
            return null;
        });
        assertNull(see(closed).getString("resident"));
    }
}
