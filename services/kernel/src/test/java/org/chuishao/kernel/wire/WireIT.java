package org.chuishao.kernel.wire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.WiredServers;
import org.chuishao.kernel.testing.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service promises when the lines to its servers are bad: 503 soon, recovery by itself, nothing lost or doubled. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(WiredServers.class)
class WireIT {
    static final Duration SOON = Duration.ofSeconds(2);
    static final int ALL_CONNECTIONS = 24;

    Wires wires;

    @Inject
    AgroalDataSource database;

    private Pages pages;

    @BeforeEach
    void warmUp() {
        pages = new Pages(database);
        pages.awaitWell();
    }

    @AfterEach
    void heal() {
        wires.heal();
    }

    private static void assertWithin(Duration limit, Duration took) {
        assertTrue(took.compareTo(limit) < 0, () -> "the answer took " + took);
    }

    @Test
    void aDatabaseThatIsAwayIs503AtOnceAndComesBackByItself() {
        wires.database().refuse();
        pages.refused(); // a refusal's own code is loaded once
        for (int i = 0; i < 4; i++) assertWithin(SOON, pages.refused());
        wires.database().heal();
        pages.awaitWell();
    }

    @Test
    void aConnectionThatWasCutIsOneAnswerAtMost() {
        wires.database().cut();
        pages.awaitWell();
    }

    /** Whoever has a connection waits on it, all others for one. {@link WithoutHelpWireIT} is the control. */
    @Test
    void aSilentDatabaseIs503AndComesBackByItself() throws Exception {
        wires.database().fallSilent();
        for (var took : pages.refused(2 * ALL_CONNECTIONS)) assertWithin(SOON, took);
        assertWithin(SOON, pages.refused());
        wires.database().heal();
        pages.awaitWell();
    }

    @Test
    void aSlowLineIsOnlySlow() {
        var delay = Duration.ofMillis(40);
        wires.database().delay(delay);
        var begun = Instant.now();
        assertEquals(201, pages.write().statusCode());
        var took = Duration.between(begun, Instant.now());
        assertTrue(took.compareTo(delay.multipliedBy(2)) > 0, () -> "nothing was slow: " + took);
        assertWithin(SOON, took);
    }

    /** Longer than the heartbeat's patience: it is heard meanwhile. */
    @Test
    void aSlowStatementIsOnlySlow() {
        assertEquals(
                List.of("slept"), Sql.of("select 'slept' from pg_sleep(2.5)").list(database, Fields::text));
    }

    @Test
    void writingGoesOnWhileTheBrokerIsSilentOrAway() {
        var page = UUID.randomUUID().toString();
        wires.kafka().fallSilent();
        assertEquals(201, pages.write("a" + page, page, page + ":0").statusCode());
        wires.kafka().refuse();
        assertEquals(201, pages.write("b" + page, page, page + ":1").statusCode());
        wires.kafka().heal();
        await().atMost(Duration.ofSeconds(60)).until(() -> pages.heard(page).size() == 2);
        assertEquals(List.of(page + ":0", page + ":1"), pages.heard(page));
    }

    /** {@link WithoutHelpWireIT} is the control. */
    @Test
    void nothingIsLostDoubledOrOvertakenOnBadLines() throws Exception {
        for (var page : pages.writeOnBadLines(wires)) {
            var written = Pages.written(page);
            await().atMost(Duration.ofSeconds(60)).until(() -> pages.heard(page).containsAll(written));
            assertEquals(written, pages.heard(page), "-Dwire.seed=" + Pages.SEED);
        }
        assertEquals(Set.of(), pages.broken, "answers other than 201, 503 and 409");
        assertTrue(pages.struck.get() > 0, "no fault struck");
    }
}
