package org.chuishao.whistle.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Filled;
import org.chuishao.whistle.casefile.Participant.Role;
import org.junit.jupiter.api.Test;

/** Three lists name a whistle's columns: Hibernate's, the row's that is added, and the one that is read. None may leave one out. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class WhistleRowIT {
    private static final String DISTRICT = "340877";
    private static final Caller ADMIN = new Caller("a", "a", DISTRICT, Set.of(Roles.ADMIN), Set.of(DISTRICT));

    @Inject
    Whistles whistles;

    @Inject
    Cases cases;

    @Test
    void everyFieldIsWrittenAndReadAgain() {
        var whistle = full();
        inTransaction(() -> whistles.add(whistle));
        var plain = cases.visible(whistle.id, ADMIN).whistle();
        var managed = CurrentDistrict.within(
                DISTRICT,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> whistles.all(List.of(whistle.id)).get(whistle.id)));
        Filled.assertSame(whistle, plain, new Whistle(), "as it is read");
        Filled.assertSame(whistle, managed, new Whistle(), "as Hibernate knows it");
    }

    @Test
    void departmentsOfThisCycleComeWithItTheLeadFirst() {
        var whistle = full();
        inTransaction(() -> {
            whistles.add(whistle);
            for (int cycle = whistle.cycle - 1; cycle <= whistle.cycle; cycle++) {
                whistle.cycle = cycle;
                whistles.call(new Participant(whistle, "ALPHA", Role.ASSIST));
                whistles.call(new Participant(whistle, "ZULU", Role.LEAD));
            }
        });
        var read = cases.visible(whistle.id, ADMIN);
        assertEquals(
                List.of("ZULU", "ALPHA"),
                read.called().stream().map(p -> p.organisation).toList());
        assertEquals(
                Set.of(whistle.cycle),
                Set.copyOf(read.called().stream().map(p -> p.cycle).toList()));
    }

    private static void inTransaction(Runnable work) {
        CurrentDistrict.within(DISTRICT, () -> {
            QuarkusTransaction.requiringNew().run(work);
            return null;
        });
    }

    private static Whistle full() {
        var whistle = Filled.with(new Whistle());
        whistle.district = DISTRICT;
        whistle.number = DISTRICT + "-2026-" + "%06d".formatted(Math.floorMod(whistle.id.hashCode(), 1_000_000));
        whistle.location = new Location("address", 117.03, 30.51);
        return whistle;
    }
}
