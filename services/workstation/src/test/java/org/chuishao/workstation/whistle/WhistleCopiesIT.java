package org.chuishao.workstation.whistle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.core.ConditionFactory;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** The copies follow the very messages whistle and reporting are tested to send. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WhistleCopiesIT {
    /** A district of its own: other tests have whistles in theirs. */
    private static final String HERE = "340897";

    private static final Instant MUCH_LATER = Instant.parse("2027-01-01T00:00:00Z");

    private static final UUID SAMPLE = UUID.fromString("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31");

    @Inject
    KnownWhistles whistles;

    @Inject
    AgroalDataSource database;

    @Test
    void aWhistleIsFollowedToItsEnd() {
        var id = UUID.randomUUID();
        told(id, "whistle-blown.v1");
        told(id, "whistle-info-asked.v1");
        awaitStage(id, "NEEDS_INFO");
        told(id, "whistle-info-answered.v1");
        told(id, "whistle-dispatched.v1");
        awaitStage(id, "DISPATCHED");
        var whistle = open(id);
        assertEquals("340803-2026-000123", whistle.number);
        assertEquals("马山路夜市占道经营、油烟扰民", whistle.title);
        assertEquals(
                List.of("URBAN LEAD PENDING", "FIRE ASSIST PENDING"),
                duties(id).stream().map(WhistleCopiesIT::line).toList());
        told(id, "whistle-progressed.v1");
        awaitStage(id, "IN_PROGRESS");
        told(id, "whistle-verified.v1");
        told(id, "whistle-rework-ordered.v1");
        awaitStage(id, "IN_PROGRESS");
        told(id, "whistle-verified.v1");
        awaitStage(id, "AWAITING_CALLBACK");
        told(id, "whistle-closed.v1");
        awaitOver(id);

        told(id, "whistle-reopened.v1");
        awaitStage(id, "DISPATCHED");
        assertEquals(2, open(id).cycle);
        assertEquals(List.of(), duties(id), "the new cycle's departments have not been told yet");
    }

    @Test
    void aRejectedWhistleIsOverUntilTheStationObjects() {
        var id = UUID.randomUUID();
        told(id, "whistle-blown.v1");
        told(id, "whistle-rejected.v1");
        told(id, "whistle-objected.v1");
        awaitStage(id, "SUBMITTED");
        told(id, "whistle-withdrawn.v1");
        patiently().untilAsserted(() -> assertTrue(here(w -> open()).stream().noneMatch(found -> found.id.equals(id))));
    }

    @Test
    void aLinkedWhistleNamesItsMainOneUntilThatFalls() {
        var id = UUID.randomUUID();
        told(id, "whistle-blown.v1");
        told(id, "whistle-linked.v1");
        awaitStage(id, "LINKED");
        assertEquals("340803-2026-000118", open(id).mainNumber);
        told(id, "whistle-unlinked.v1");
        awaitStage(id, "SUBMITTED");
        assertNull(open(id).mainNumber);
        assertNull(open(id).mainId);
    }

    @Test
    void aDutyIsKnownWhicheverTopicComesFirst() {
        var id = UUID.randomUUID();
        duty(id, "assignment-opened.v1");
        told(id, "whistle-blown.v1");
        told(id, "whistle-dispatched.v1");
        awaitStage(id, "DISPATCHED");
        patiently().untilAsserted(() -> {
            assertEquals(2, duties(id).size());
            assertEquals(Instant.parse("2026-10-13T09:30:00Z"), duties(id).getFirst().dueAt);
        });
        var lead = duties(id).getFirst();
        assertTrue(lead.overdue(lead.dueAt.plusSeconds(1)).contains(Limit.COMPLETE));
        assertFalse(lead.overdue(lead.dueAt).contains(Limit.COMPLETE));
        duty(id, "assignment-checked-in.v1");
        duty(id, "assignment-reworked.v1");
        patiently()
                .untilAsserted(() -> assertEquals(
                        Instant.parse("2026-10-09T04:00:00Z"), duties(id).getFirst().dueAt));
        duty(id, "assignment-completed.v1");
        patiently().untilAsserted(() -> assertTrue(duties(id).getFirst().isOver()));
        assertEquals("SOLVED", duties(id).getFirst().outcome);
        assertEquals(List.of(), duties(id).getFirst().overdue(MUCH_LATER));
    }

    @Test
    void whatADepartmentAsksForChangesNothingUntilItIsGranted() {
        var id = UUID.randomUUID();
        told(id, "whistle-blown.v1");
        told(id, "whistle-dispatched.v1");
        awaitStage(id, "DISPATCHED");
        for (var type : List.of(
                "assignment-opened.v1",
                "assignment-checked-in.v1",
                "assignment-reminded.v1",
                "assignment-extension-asked.v1",
                "assignment-extension-refused.v1",
                "assignment-suspension-asked.v1",
                "assignment-suspension-refused.v1")) duty(id, type);
        // of one key, they come in their order
        duty(id, "assignment-extended.v1");
        patiently().untilAsserted(() -> assertEquals(Instant.parse("2026-11-03T09:30:00Z"), lead(id).dueAt));
        assertEquals("URBAN LEAD CHECKED_IN", line(lead(id)));
        assertNull(lead(id).disputedAt);
        duty(id, "assignment-overdue.v1");
        duty(id, "assignment-suspended.v1");
        patiently().untilAsserted(() -> assertEquals("URBAN LEAD SUSPENDED", line(lead(id))));
        assertEquals(List.of(), lead(id).overdue(MUCH_LATER), "its clocks stand still");
        duty(id, "assignment-resumed.v1");
        patiently().untilAsserted(() -> assertEquals("URBAN LEAD CHECKED_IN", line(lead(id))));
        assertEquals(Instant.parse("2026-10-28T08:00:00Z"), lead(id).dueAt);
        assertEquals(List.of(Limit.COMPLETE), lead(id).overdue(MUCH_LATER));
        assertEquals(List.of(), lead(id).overdue(lead(id).dueAt));
        assertEquals("DISPATCHED", open(id).stage, "whistle tells that itself");
    }

    @Test
    void everyLimitIsMissedUntilWhatItWasForIsDone() {
        var id = emergency();
        awaitMissed(id, Limit.values());
        assertEquals(List.of(Limit.ACCEPT), lead(id).overdue(lead(id).acceptDue.plusSeconds(1)));
        assertEquals(List.of(), lead(id).overdue(lead(id).acceptDue));
        duty(id, "assignment-accepted.v1");
        awaitMissed(id, Limit.CHECK_IN, Limit.MAKE_SAFE, Limit.COMPLETE);
        duty(id, "assignment-checked-in.v1");
        awaitMissed(id, Limit.MAKE_SAFE, Limit.COMPLETE);
        duty(id, "assignment-made-safe.v1");
        awaitMissed(id, Limit.COMPLETE);
        duty(id, "assignment-completed.v1");
        awaitMissed(id);
        duty(id, "assignment-reworked.v1");
        awaitMissed(id, Limit.COMPLETE);
        assertTrue(lead(id).madeSafe, "it stays so");
        opened(id);
        awaitMissed(id, Limit.values());
    }

    @Test
    void whoIsDoneWithoutSayingSoHasMadeItSafeAndWhoIsRelievedMissesNothing() {
        var id = emergency();
        duty(id, "assignment-checked-in.v1");
        duty(id, "assignment-completed.v1");
        duty(id, "assignment-reworked.v1");
        awaitMissed(id, Limit.COMPLETE);
        var relieved = emergency();
        awaitMissed(relieved, Limit.values());
        duty(relieved, "assignment-returned.v1");
        awaitMissed(relieved);
    }

    /** Told once more, or when the department has already done what it was for. */
    @Test
    void anOverdueLimitThatIsToldTooLateIsNotMissed() {
        var id = emergency();
        duty(id, "assignment-accepted.v1");
        var missed = ApiSpecs.sample("assignment-overdue.v1")
                .replace("\"CHECKED_IN\"", "\"PENDING\"")
                .replace("\"COMPLETE\"", "\"ACCEPT\"");
        for (int time = 1; time <= 2; time++) send("assignment", id, "assignment-overdue.v1", missed);
        duty(id, "assignment-declared-absent.v1");
        // of one key, they come in their order
        patiently()
                .untilAsserted(() -> assertEquals(
                        List.of("URBAN LEAD ACCEPTED", "FIRE ASSIST ABSENT"),
                        duties(id).stream().map(WhistleCopiesIT::line).toList()));
        awaitMissed(id, Limit.CHECK_IN, Limit.MAKE_SAFE, Limit.COMPLETE);
    }

    /** It is asked every half minute, on every replica. */
    @Test
    void whatNeedsASpecialMeetingIsFoundWithoutReadingAll() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // the test's table is too small for an index to pay: ask whether there is one
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_bitmapscan = off");
            try (var plan =
                    statement.executeQuery("explain select id from known_whistle where special and ended_at is null")) {
                plan.next();
                assertTrue(plan.getString(1).contains("known_whistle_special"), plan.getString(1));
            } finally {
                connection.rollback();
            }
        }
    }

    private KnownDuty lead(UUID id) {
        return duties(id).getFirst();
    }

    private List<KnownWhistle> open() {
        return whistles.open("340803001002");
    }

    private void awaitOver(UUID id) {
        patiently().untilAsserted(() -> assertTrue(here(w -> open()).stream().noneMatch(found -> found.id.equals(id))));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private KnownWhistle open(UUID id) {
        return here(w -> open()).stream()
                .filter(w -> w.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<KnownDuty> duties(UUID id) {
        return here(w -> w.duties(open().stream().filter(o -> o.id.equals(id)).toList()))
                .getOrDefault(id, List.of());
    }

    private void awaitStage(UUID id, String stage) {
        patiently().untilAsserted(() -> {
            var found = here(w -> open()).stream().filter(w -> w.id.equals(id)).toList();
            assertEquals(List.of(stage), found.stream().map(w -> w.stage).toList());
        });
    }

    private <T> T here(Function<KnownWhistles, T> question) {
        return CurrentDistrict.within(
                HERE, () -> QuarkusTransaction.requiringNew().call(() -> question.apply(whistles)));
    }

    private static String line(KnownDuty duty) {
        return duty.organisation + " " + duty.role + " " + duty.stage;
    }

    private static void told(UUID id, String type) {
        send("whistle", id, type);
    }

    private static void duty(UUID id, String type) {
        send("assignment", id, type);
    }

    /** The samples' whistle, whose lead has a limit to make it safe, too. */
    private UUID emergency() {
        var id = UUID.randomUUID();
        told(id, "whistle-blown.v1");
        told(id, "whistle-dispatched.v1");
        awaitStage(id, "DISPATCHED");
        opened(id);
        return id;
    }

    private static void opened(UUID id) {
        var type = "assignment-opened.v1";
        var safe = "\"deadlines\": [ {\"step\": \"MAKE_SAFE\", \"due\": \"2026-09-16T20:00:00+08:00\"},";
        send("assignment", id, type, ApiSpecs.sample(type).replace("\"deadlines\": [", safe));
    }

    private void awaitMissed(UUID id, Limit... limits) {
        patiently().untilAsserted(() -> assertEquals(List.of(limits), lead(id).overdue(MUCH_LATER)));
    }

    private static void send(String aggregate, UUID id, String type) {
        send(aggregate, id, type, ApiSpecs.sample(type));
    }

    private static void send(String aggregate, UUID id, String type, String sample) {
        var data = sample.replace(SAMPLE.toString(), id.toString());
        TestBroker.send(UUID.randomUUID(), HERE, aggregate, id.toString(), type, data);
    }
}
