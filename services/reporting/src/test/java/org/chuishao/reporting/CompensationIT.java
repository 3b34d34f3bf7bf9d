package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What turned out wrong is made good by another line; what was posted stays, whoever tries to change it. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CompensationIT {
    private static final String MONTH = "2026-11";
    private static final Text APPEAL = new Text("申诉成立", "appeal upheld");

    @Inject
    Ledger ledger;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    private <T> T inDistrict(Function<Ledger, T> work) {
        return CurrentDistrict.within(
                TestBroker.DISTRICT, () -> QuarkusTransaction.requiringNew().call(() -> work.apply(ledger)));
    }

    private LedgerEntry line(String duty, String fact) {
        return inDistrict(l -> l.linesOf(UUID.fromString(duty)).stream()
                .filter(e -> e.fact.equals(fact))
                .findFirst()
                .orElseThrow());
    }

    private static ValidatableResponse score(String organisation) {
        return as(SCORE_READER)
                .get("/scores/" + organisation + "?period=" + MONTH)
                .then()
                .statusCode(200);
    }

    @Test
    void everyRulingPostsTheDifferenceFromWhatTheLastOneMadeOfTheLine() {
        var clerk = person("k", "K-LEAD", Roles.DEPARTMENT_CLERK);
        var duty = assignment(dispatched("JOINT", now().minus(1, ChronoUnit.HOURS), "K-OTHER", "K-LEAD"), "K-LEAD");
        move(DEPUTY, duty, "absent", "{\"note\": \"未到\"}").statusCode(200);
        var wrong = line(duty, "CHECK_IN");
        // 25 × 0.5 × 1.5 = 18.75 for CHECK_IN, 20 × 0.5 × 1.5 = 15 for ON_TIME; nothing earned
        score("K-LEAD").body("earned", is("0"), "possible", is("33.75"));

        inDistrict(l -> l.compensate(wrong, Finding.CHECKED_IN_ON_TIME, APPEAL, now()));
        score("K-LEAD").body("earned", is("18.75"), "possible", is("33.75"), "rates.CHECK_IN", is("100.00"));
        as(clerk)
                .get("/scores/K-LEAD/ledger?period=" + MONTH)
                .then()
                .body("items.fact", contains("CHECK_IN", "ON_TIME", "CHECK_IN_CORRECTED#1"))
                .body("items[2].rule", is("v1/CHECKED_IN_ON_TIME"), "items[2].compensates", is(wrong.id.toString()))
                .body("items[2].zh", is("更正报到：可得 18.75 分、得 0 分，改为可得 18.75 分、得 18.75 分（申诉成立）"))
                .body("items[2].en", containsString("0 of 18.75 points become 18.75 of 18.75 (appeal upheld)"));
        // the same once more makes no difference, and so no line
        assertTrue(inDistrict(l -> l.compensate(wrong, Finding.CHECKED_IN_ON_TIME, APPEAL, now()))
                .isEmpty());
        // a second ruling starts from what the first made of it: half of 18.75
        inDistrict(l -> l.compensate(wrong, Finding.CHECKED_IN_LATE, APPEAL, now()));
        score("K-LEAD").body("earned", is("9.375"));
        var last = line(duty, "CHECK_IN_CORRECTED#2");
        inDistrict(l -> l.compensate(wrong, Finding.CHECKED_IN_ON_TIME, new Text("复核", "reviewed"), now()));
        score("K-LEAD").body("earned", is("18.75"), "possible", is("33.75"));
        inDistrict(l -> l.revoke(wrong, APPEAL, now()));
        score("K-LEAD").body("earned", is("0"), "possible", is("15"), "rates.CHECK_IN", nullValue());
        assertThrows(
                IllegalArgumentException.class,
                () -> inDistrict(l -> l.compensate(wrong, Finding.SOLVED, APPEAL, now())));
        assertThrows(
                IllegalArgumentException.class,
                () -> inDistrict(l -> l.compensate(last, Finding.CHECKED_IN_LATE, APPEAL, now())));
    }

    @Test
    void anAdjustmentIsPostedOnceAndTakenBackExactly() {
        var commended = inDistrict(l -> l.adjust(
                        TestBroker.DISTRICT,
                        "K-PRAISED",
                        null,
                        AdjustmentKind.COMMENDATION,
                        "2026-1",
                        new Text("市民来信表扬", "a citizen wrote in"),
                        now())
                .orElseThrow());
        assertEquals("表扬：+2 分（市民来信表扬）", commended.zh);
        score("K-PRAISED").body("adjustment", is("2.00"), "assignments", is(0), "score", nullValue());
        assertThrows(
                RuntimeException.class,
                () -> inDistrict(l -> l.adjust(
                        TestBroker.DISTRICT, "K-PRAISED", null, AdjustmentKind.COMMENDATION, "2026-1", APPEAL, now())));
        inDistrict(l -> l.revoke(commended, APPEAL, now()).orElseThrow());
        score("K-PRAISED").body("adjustment", is("0.00"));
        assertTrue(inDistrict(l -> l.revoke(commended, APPEAL, now())).isEmpty());
    }

    @Test
    void longOverdueIsZeroUntilItIsSolvedAfterAll() {
        var clerk = person("k-late", "K-LATE", Roles.DEPARTMENT_CLERK);
        var whistle = dispatched("ROUTINE", now().minus(60, ChronoUnit.DAYS), "K-LATE");
        var duty = assignment(whistle, "K-LATE");
        await().untilAsserted(() -> assertEquals(
                List.of("CHECK_IN", "ON_TIME", "SOLVED"),
                inDistrict(l -> l.linesOf(UUID.fromString(duty)).stream()
                        .map(e -> e.fact)
                        .toList())));
        var wrong = line(duty, "SOLVED");
        assertEquals("v1/LONG_OVERDUE", wrong.rule);
        as(ASSESSOR).get("/scores/K-LATE?period=" + wrong.month).then().body("rates.SOLVED", is("0.00"));
        works(clerk, duty, "SOLVED");
        told(whistle, "whistle-closed.v1", ", \"outcome\": \"SOLVED\"");
        await().untilAsserted(() -> as(ASSESSOR)
                .get("/scores/K-LATE?period=" + wrong.month)
                .then()
                .body("rates.SOLVED", is("100.00"), "earned", is("30"), "possible", is("30")));
        var made = line(duty, "SOLVED_CORRECTED#1");
        assertEquals("v1/SOLVED", made.rule);
        assertEquals(wrong.month, made.month);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set earned = possible",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "alter table ledger_entry add column x int",
                "drop table ledger_entry"
            })
    void theDatabaseItselfRefusesToChangeTheLedger(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var refusal = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals("42501", refusal.getSQLState(), refusal::getMessage); // insufficient_privilege
        }
    }
}
