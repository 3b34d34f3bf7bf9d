package org.chuishao.kernel.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.document.HouseRules.Rules;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class DistrictDocumentsIT {
    @Inject
    HouseRules rules;

    @Inject
    AgroalDataSource database;

    private static <T> T in(String district, Supplier<T> work) {
        return CurrentDistrict.within(district, work);
    }

    private boolean add(String district, String version, int quietFrom) {
        return in(
                district,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> rules.add(new Rules(version, quietFrom, 4), "admin")));
    }

    private String inForce(String district) {
        return in(district, () -> rules.inForce().version());
    }

    @Test
    void theNewestOfADistrictIsInForceAndTheOldOnesStayReadable() {
        assertEquals("v1", inForce("340811"));
        assertTrue(add("340811", "strict", 20));
        assertTrue(add("340811", "lenient", 23));
        assertEquals("lenient", inForce("340811"));
        assertEquals(20, in("340811", () -> rules.of("strict")).quietFrom());
        assertEquals(22, in("340811", () -> rules.of("v1")).quietFrom());
        assertEquals(
                List.of("lenient", "strict", "v1"),
                in(
                        "340811",
                        () -> rules.all().stream()
                                .map(s -> s.document().version())
                                .toList()));
        assertEquals("v1", inForce("340812"), "another district's");
        in("340812", () -> assertThrows(IllegalStateException.class, () -> rules.of("strict")));
    }

    @Test
    void aVersionIsThereOnce() {
        assertTrue(add("340813", "once", 20));
        assertFalse(add("340813", "once", 21));
        assertFalse(add("340813", "v1", 21));
        assertEquals(20, in("340813", () -> rules.of("once")).quietFrom());
    }

    /** Whoever asks before the commit remembers the old one: it has to be forgotten after the commit, too. */
    @Test
    void whatIsAddedIsInForceFromItsCommitOn() {
        in(
                "340814",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    rules.add(new Rules("next", 20, 4), "admin");
                    return assertEqualsElsewhere("v1", "340814");
                }));
        assertEquals("next", inForce("340814"));
    }

    @Test
    void whatIsTakenBackNeverWasInForce() {
        assertThrows(
                ArithmeticException.class,
                () -> in(
                        "340815",
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            rules.add(new Rules("undone", 20, 4), "admin");
                            assertEquals("undone", rules.inForce().version(), "its own transaction sees it");
                            throw new ArithmeticException();
                        })));
        assertEquals("v1", inForce("340815"));
        in(
                "340816",
                () -> assertThrows(
                        IllegalStateException.class,
                        () -> rules.add(new Rules("alone", 20, 4), "nobody's transaction")));
    }

    @Test
    void aDocumentFromBeforeAFieldHasTheShippedOnesAndAWrongOneIsNotRead() throws SQLException {
        store("340817", "old", "{\"version\": \"old\", \"quietFrom\": 21}");
        assertEquals(new Rules("old", 21, 2), in("340817", () -> rules.of("old")));
        assertEquals("old", inForce("340817"));
        store("340818", "late", "{\"version\": \"late\", \"quietFrom\": 25}");
        var refused = in("340818", () -> assertThrows(IllegalStateException.class, () -> rules.of("late")));
        assertTrue(refused.getMessage().contains("quietFrom"), refused::getMessage);
    }

    private boolean assertEqualsElsewhere(String version, String district) {
        assertEquals(
                version,
                CompletableFuture.supplyAsync(() -> inForce(district)).join(),
                "others do not see it before its commit");
        return true;
    }

    private void store(String district, String version, String document) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into house_rules (district, version, document, created_by, created_at)"
                                + " values (?, ?, ?::jsonb, 'admin', now())")) {
            insert.setString(1, district);
            insert.setString(2, version);
            insert.setString(3, document);
            insert.executeUpdate();
        }
    }
}
