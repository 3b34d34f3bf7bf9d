package org.chuishao.reporting.assignment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Filled;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.junit.jupiter.api.Test;

/** Two lists name an assignment's columns, Hibernate's and the one that is read. Neither may leave one out. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AssignmentRowIT {
    private static final String DISTRICT = "340877";
    private static final Caller ADMIN = new Caller("a", "a", DISTRICT, Set.of(Roles.ADMIN), Set.of(DISTRICT));

    @Inject
    Assignments assignments;

    @Test
    void everyFieldThatHibernateWritesIsRead() {
        var written = full();
        inTransaction(() -> assignments.add(written));
        inTransaction(() -> assignments.find(written.id).orElseThrow().reminders++);
        written.reminders++;
        written.version = 1;
        var read = assignments.visible(written.id, ADMIN);
        Filled.assertSame(written.pleading, read.pleading, new Pleading(), "of what was asked");
        read.pleading = written.pleading;
        written.timers = null; // left out on purpose
        Filled.assertSame(written, read, new Assignment(), "as it is read");
    }

    private static void inTransaction(Runnable work) {
        CurrentDistrict.within(DISTRICT, () -> {
            QuarkusTransaction.requiringNew().run(work);
            return null;
        });
    }

    private static Assignment full() {
        var duty = Filled.with(new Assignment());
        duty.district = DISTRICT;
        duty.version = 0;
        duty.pleading = Filled.with(new Pleading());
        var at = OffsetDateTime.parse("2026-11-18T10:00:00+08:00");
        duty.deadlines = List.of(new ExplainedDeadline(Step.COMPLETE, at, at.plusDays(1), "中文", "English"));
        duty.timers = List.of(new Timer(
                Timer.Kind.HALF,
                Step.ACCEPT,
                Instant.parse("2026-11-18T02:00:00Z"),
                Instant.parse("2026-11-18T03:00:00Z")));
        return duty;
    }
}
