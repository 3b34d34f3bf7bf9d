package org.chuishao.whistle.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.id.Ids;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.lifecycle.Stage;
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
    void everyFieldIsWrittenAndReadAgain() throws IllegalAccessException {
        var whistle = full();
        inTransaction(() -> whistles.add(whistle));
        var plain = cases.visible(whistle.id, ADMIN).whistle();
        var managed = CurrentDistrict.within(
                DISTRICT,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> whistles.all(List.of(whistle.id)).get(whistle.id)));
        for (var field : fields()) {
            assertNotEquals(field.get(new Whistle()), field.get(whistle), field.getName() + " is not tried");
            assertEquals(field.get(whistle), field.get(plain), field.getName() + " as it is read");
            assertEquals(field.get(whistle), field.get(managed), field.getName() + " as Hibernate knows it");
        }
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

    private static List<Field> fields() {
        return Arrays.stream(Whistle.class.getDeclaredFields())
                .filter(f ->
                        !Modifier.isStatic(f.getModifiers()) && !f.getName().startsWith("$$"))
                .toList();
    }

    /** Nothing of it is as a new one begins. */
    private static Whistle full() {
        var w = new Whistle();
        int n = 1;
        w.id = Ids.next();
        w.district = DISTRICT;
        w.number = DISTRICT + "-2026-" + w.id.toString().substring(24);
        w.kind = Kind.JOINT;
        w.stage = Stage.AWAITING_CALLBACK;
        w.cycle = ++n;
        w.stationCode = DISTRICT + "001002";
        w.title = "title";
        w.description = "description";
        w.itemCode = "item";
        w.itemVersion = ++n;
        w.location = new Location("address", 117.03, 30.51);
        w.channel = Channel.STATION;
        w.whyNotInStation = "why";
        w.residentName = "王小明";
        w.residentPhone = "13800005678";
        w.createdAt = at(++n);
        w.createdBy = "somebody";
        w.changedAt = at(++n);
        w.blownAt = at(++n);
        w.dispatchedAt = at(++n);
        w.closedAt = at(++n);
        w.outcome = Outcome.EXPLAINED;
        w.satisfaction = Satisfaction.MOSTLY_SATISFIED;
        w.callbackTries = ++n;
        w.rejectReason = RejectReason.DUPLICATE;
        w.duplicateOf = UUID.randomUUID();
        w.mainId = UUID.randomUUID();
        w.linked = ++n;
        w.ratifiedAt = at(++n);
        w.policy = "policy";
        w.stageSince = at(++n);
        w.dueAt = at(++n);
        w.remindAt = at(++n);
        w.reminders = ++n;
        w.ratifyDueAt = at(++n);
        w.issueId = UUID.randomUUID();
        w.objected = true;
        w.version = ++n;
        w.centre = DISTRICT + "001";
        return w;
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-11-18T02:00:00.123456Z").plusSeconds(60L * minute);
    }
}
