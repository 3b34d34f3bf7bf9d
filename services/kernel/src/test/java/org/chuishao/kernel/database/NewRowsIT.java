package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.district.CurrentDistrict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are there with their transaction's commit, all of them in their order, or none. */
@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class NewRowsIT {
    @Inject
    NewRows rows;

    @Inject
    AgroalDataSource database;

    /** What was written for this test only. */
    private final String here = "rows-" + UUID.randomUUID();

    private void add(String text) {
        rows.add(() -> Row.into("note").with("text", text));
    }

    private List<String> written() {
        return Sql.of("select text from note where district = ? order by id", here)
                .list(database, Fields::text);
    }

    private void inTransaction(Runnable work) {
        CurrentDistrict.within(here, () -> {
            QuarkusTransaction.requiringNew().run(work);
            return null;
        });
    }

    /** In one message as well as table by table. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 40})
    void allOfThemAreThereInTheirOrderAndNotBeforeTheCommit(int howMany) {
        var texts = IntStream.range(0, howMany).mapToObj(n -> "note " + n).toList();
        inTransaction(() -> {
            texts.forEach(this::add);
            assertEquals(List.of(), written());
        });
        assertEquals(texts, written());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40})
    void oneThatTheDatabaseRefusesTakesTheOthersBack(int howMany) {
        assertThrows(
                RuntimeException.class,
                () -> inTransaction(() -> {
                    for (int n = 1; n < howMany; n++) add("note");
                    add(null);
                }));
        assertEquals(List.of(), written());
    }

    @Test
    void whatIsTakenBackIsNotThere() {
        assertThrows(
                ArithmeticException.class,
                () -> inTransaction(() -> {
                    add("note");
                    throw new ArithmeticException("the work itself goes wrong");
                }));
        assertEquals(List.of(), written());
    }

    @Test
    void aRowLooksAsItDoesAtTheCommit() {
        var text = new AtomicReference<>("at first");
        inTransaction(() -> {
            rows.add(() -> Row.into("note").with("text", text.get()));
            text.set("in the end");
        });
        assertEquals(List.of("in the end"), written());
    }

    @Test
    void aRowOutsideATransactionIsRefused() {
        CurrentDistrict.within(here, () -> {
            assertThrows(IllegalStateException.class, () -> add("note"));
            return null;
        });
        assertEquals(List.of(), written());
    }
}
