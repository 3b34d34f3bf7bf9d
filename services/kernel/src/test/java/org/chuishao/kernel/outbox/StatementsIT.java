package org.chuishao.kernel.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Statements;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** What comes in batches is told and heard in batches. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class StatementsIT {
    private static final String TOLD = "update outbox set published_at";
    private static final String HEARD = "insert into inbox";
    private static final String WRITTEN = "insert into note";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    record Note(String text) {}

    /** Committed together, told, heard and written down; what is told is marked so after the first may have heard it. */
    private Statements tell(int events) {
        var key = UUID.randomUUID().toString();
        return Statements.during(database, () -> {
            CurrentDistrict.within(TestBroker.DISTRICT, () -> {
                QuarkusTransaction.requiringNew().run(() -> {
                    for (int i = 0; i < events; i++) outbox.publish("note", key, "note-written.v1", new Note(key));
                });
                return null;
            });
            await().until(
                            () -> Sql.of(
                                            "select text from note where text = ? and not exists (select from outbox where published_at is null)",
                                            key)
                                    .list(database, Fields::text),
                            found -> found.size() == events);
        });
    }

    @Test
    void fiftyEventsAreToldInOneStatementAndHeardInFew() {
        assertEquals(1, tell(1).saying(TOLD));
        var asked = tell(50);
        assertEquals(1, asked.saying(TOLD));
        assertEquals(50, asked.saying(WRITTEN), "the control: what goes one by one is counted so");
        assertTrue(asked.saying(HEARD) < 10, asked::toString);
    }
}
