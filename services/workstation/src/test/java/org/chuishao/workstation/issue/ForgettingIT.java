package org.chuishao.workstation.issue;

import static org.chuishao.workstation.issue.Village.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.time.TravelClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ForgettingIT {
    @Inject
    ForgettingJob job;

    @Inject
    TravelClock clock;

    private Instant now;

    @AfterEach
    void comeBack() {
        clock.travelTo(now);
    }

    @Test
    void halfAYearAfterTheCloseNobodyKnowsWhoItWas() throws SQLException {
        stations(STATION);
        now = clock.instant();
        var closed = found();
        var open = found();
        move(DEPUTY, closed, "settle", SETTLED).statusCode(200);
        move(DEPUTY, closed, "feed-back", Map.of("accepted", true, "note", "好")).statusCode(200);
        clock.travelTo(now.plus(Duration.ofDays(180)));
        job.forgetAll();
        assertEquals("王**", see(closed).getString("resident.name"), "not yet");
        clock.travelTo(now.plus(Duration.ofDays(185)));
        job.forgetAll();
        assertNull(see(closed).getString("resident"));
        as(DEPUTY).get(path(closed) + "/resident?reason=x").then().statusCode(404);
        assertEquals("王**", see(open).getString("resident.name"), "what is open needs its resident");
    }
}
