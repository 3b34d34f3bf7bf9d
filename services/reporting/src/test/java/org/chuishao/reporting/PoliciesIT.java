package org.chuishao.reporting;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.Departments.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.reporting.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A district's rules are written down, adopted ahead, and never changed. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PoliciesIT {
    private static final String DRAFT = """
            {"version": "%s", "weights": {"CHECK_IN": 30, "SOLVED": 70}, "roles": {"LEAD": 1, "ASSIST": 0.5},
             "kinds": {"ROUTINE": 1, "JOINT": 1.5, "EMERGENCY": 2},
             "grades": {"CHECKED_IN_ON_TIME": 1, "CHECKED_IN_LATE": 0.5, "NEVER_CHECKED_IN": 0, "SOLVED": 1, "UNSOLVED": 0,
               "EXPLAINED": 0, "LONG_OVERDUE": 0, "NO_PART_IN_SOLVING": 0},
             "adjustments": {"REWORK": -1}, "month": {"lowest": -10, "highest": 5},
             "bands": [{"code": "PASS", "from": 60, "zh": "合格", "en": "pass"}, {"code": "FAIL", "from": 0, "zh": "不合格", "en": "fail"}],
             "cardLine": 60, "minimumAssignments": 3}""";

    @Inject
    AgroalDataSource database;

    @Inject
    Policies policies;

    private static String assessor(String district) {
        return Tokens.of("assessor")
                .district(district)
                .at(district)
                .roles(Roles.ASSESSOR)
                .token();
    }

    @Test
    void aDraftIsStoredOnceAndAdoptedForAMonthToCome() {
        var district = "340851";
        var who = assessor(district);
        as(who).body(DRAFT.formatted("daguan-1"))
                .post("/policies")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/policies/daguan-1"))
                .body("inForce", is(false), "preset", is(false), "createdBy", is("assessor"))
                .body("document.weights.SOLVED", is(70), "adoptions", empty());
        refused(who, r -> r.body(DRAFT.formatted("daguan-1")).post("/policies"), 409, "POLICY_EXISTS");
        refused(who, r -> r.body(DRAFT.formatted("v1")).post("/policies"), 409, "POLICY_EXISTS");
        as(who).body("{\"effectiveFrom\": \"2026-12-01\"}")
                .post("/policies/daguan-1/adopt")
                .then()
                .statusCode(200)
                .body("inForce", is(false), "adoptions.effectiveFrom", contains("2026-12-01"));
        // what happens today is judged by v1 still; from December on by the new one
        assertEquals(
                "v1",
                policies.at(district, Instant.parse("2026-11-30T15:59:59Z")).version());
        assertEquals(
                "daguan-1",
                policies.at(district, Instant.parse("2026-11-30T16:00:00Z")).version());
        // the later decision about the same day counts; another district goes on as ever
        as(who).body("{\"effectiveFrom\": \"2026-12-01\"}")
                .post("/policies/deduction-2/adopt")
                .then()
                .statusCode(200);
        assertEquals(
                "deduction-2",
                policies.at(district, Instant.parse("2027-02-01T00:00:00Z")).version());
        assertEquals(
                "v1",
                policies.at("340852", Instant.parse("2027-02-01T00:00:00Z")).version());
        as(who).get("/policies")
                .then()
                .body("items.version", contains("deduction-1", "deduction-2", "hotline-1", "v1", "daguan-1"))
                .body("items.preset", contains(true, true, true, true, false))
                .body("items.inForce", contains(false, false, false, true, false));
        as(assessor("340852")).get("/policies").then().body("items.version", not(hasItem("daguan-1")));
        refused(assessor("340852"), r -> r.get("/policies/daguan-1"), 404, "NOT_FOUND");
    }

    /** The work is done before the key is found to be another's. */
    @Test
    void aDraftThatWasTakenBackIsNotRemembered() {
        var who = assessor("340854");
        var key = UUID.randomUUID().toString();
        as(who).header("Idempotency-Key", key)
                .body(DRAFT.formatted("kept-1"))
                .post("/policies")
                .then()
                .statusCode(201);
        refused(
                who,
                r -> r.header("Idempotency-Key", key)
                        .body(DRAFT.formatted("gone-1"))
                        .post("/policies"),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        refused(who, r -> r.get("/policies/gone-1"), 404, "NOT_FOUND");
        refused(
                who,
                r -> r.body("{\"effectiveFrom\": \"2026-12-01\"}").post("/policies/gone-1/adopt"),
                404,
                "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "SOLVED": 70              | "SOLVED": 60               | policy          | 各项权重之和须为 100，现为 90
            "SOLVED": 70              | "PUNCTUALITY": 70          | weights.PUNCTUALITY | 没有这一项
            "SOLVED": 70              | "SOLVED": "70"             | weights.SOLVED  | 数字
            "SOLVED": 70              | "SOLVED": null             | policy          | 缺少解决的权重
            "SOLVED": 70              | "SOLVED": 1e99999999       | policy          | 解决的权重须为 0 至 100
            "lowest": -10             | "lowest": 6                | policy          | 每月加减分下限须为 -100 至 0
            "lowest": -10, "highest": 5 | "lowest": 5, "highest": -10 | policy        | 下限高于上限
            "version": "%s"           | "version": "a b"           | policy          | 版本号
            "version": "%s"           | "version": null            | version         | 不能为
            "LEAD": 1,                |                            | policy          | 缺少主办的系数
            "REWORK": -1              | "REWORK": 1                | policy          | 返工的分值须为 -100 至 0
            "from": 60                | "from": 10.12345           | policy          | 最多 4 位小数
            "cardLine": 60            | "cardLine": 160            | policy          | 亮牌线须为 0 至 100
            "minimumAssignments": 3   | "minimumAssignments": 0    | policy          | 最少任务数
            "EXPLAINED": 0,           | "EXPLAINED": 0, "RESULT_LATE": 0.6, "RESULT_MISSED": 0, | grades.RESULT_LATE | 两者须相同
            "minimumAssignments": 3   | "colour": "red"            | colour          | 没有
            """)
    void whatIsWrongWithADraftIsSaid(String right, String wrong, String field, String said) {
        var before = Footprint.of(database);
        var body = DRAFT.replace(right, wrong == null ? "" : wrong).replace("%s", "bad-1");
        refused(assessor("340853"), r -> r.body(body).post("/policies"), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
        var messages =
                as(assessor("340853")).body(body).post("/policies").jsonPath().getList("violations.message");
        if (!field.equals("version") && !field.equals("colour"))
            assertEquals(
                    1,
                    messages.stream().filter(m -> m.toString().contains(said)).count(),
                    messages::toString);
        assertEquals(before, Footprint.of(database));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"effectiveFrom\": null}",
                "{\"effectiveFrom\": \"soon\"}",
                "{\"effectiveFrom\": 7}",
                "{\"effectiveFrom\": \"2026-12-02\"}",
                "{\"effectiveFrom\": \"2026-11-01\"}",
                "{\"effectiveFrom\": \"2020-01-01\"}",
                "{\"effectiveFrom\": \"+999999999-01-01\"}",
                "{\"effectiveFrom\": \"2026-12-01\", \"now\": true}"
            })
    void adoptionsThatWouldChangeWhatWasJudged(String body) {
        var before = Footprint.of(database);
        refused(assessor("340853"), r -> r.body(body).post("/policies/v1/adopt"), 400, "INVALID_FIELDS");
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void whatIsNotThere() {
        var who = assessor("340853");
        refused(who, r -> r.get("/policies/nobody-1"), 404, "NOT_FOUND");
        refused(who, r -> r.get("/policies/%00"), 404, "NOT_FOUND");
        refused(
                who,
                r -> r.body("{\"effectiveFrom\": \"2026-12-01\"}").post("/policies/nobody-1/adopt"),
                404,
                "NOT_FOUND");
        refused(who, r -> r.body("{\"period\": \"2026-09\"}").post("/policies/nobody-1/simulate"), 404, "NOT_FOUND");
        for (var period : new String[] {"soon", "2026-13", "2099", ""})
            refused(
                    who,
                    r -> r.body("{\"period\": \"" + period + "\"}").post("/policies/v1/simulate"),
                    400,
                    "INVALID_FIELDS");
        refused(who, r -> r.body("{}").post("/policies/v1/simulate"), 400, "INVALID_FIELDS");
        refused(who, r -> r.get("/policies?all=1"), 400, "UNKNOWN_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update policy set document = ''",
                "delete from policy",
                "update policy_adoption set version = 'x'",
                "delete from policy_adoption"
            })
    void theDatabaseItselfRefusesToChangeThem(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> statement.execute(sql))
                            .getSQLState());
        }
    }
}
