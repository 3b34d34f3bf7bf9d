package org.chuishao.reporting.clock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.InvalidPolicy;
import org.chuishao.reporting.policy.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "ROUTINE, ACCEPT, 4, WORK_HOUR",
        "ROUTINE, CHECK_IN, 1, WORK_DAY",
        "ROUTINE, COMPLETE, 5, WORK_DAY",
        "EMERGENCY, ACCEPT, 10, URGENT_MINUTE",
        "EMERGENCY, CHECK_IN, 30, URGENT_MINUTE",
        "EMERGENCY, MAKE_SAFE, 2, URGENT_HOUR",
        "EMERGENCY, COMPLETE, 24, URGENT_HOUR",
        "JOINT, ACCEPT, 2, WORK_HOUR",
        "JOINT, CHECK_IN, 30, URGENT_MINUTE",
        "JOINT, COMPLETE, 15, WORK_DAY"
    })
    void theDomainsTable(WhistleKind kind, Step step, int amount, LimitUnit unit) {
        assertEquals(Optional.of(new Limit(amount, unit)), Limits.bundled().of(kind, step));
    }

    @Test
    void onlyEmergenciesAreMadeSafe() {
        assertEquals(Optional.empty(), Limits.bundled().of(WhistleKind.ROUTINE, Step.MAKE_SAFE));
        assertEquals(Optional.empty(), Limits.bundled().of(WhistleKind.JOINT, Step.MAKE_SAFE));
    }

    @Test
    void everyGapIsNamedAtOnce() {
        InvalidPolicy refused = refused("""
                {"limits": {"ROUTINE": {
                   "ACCEPT": {"amount": 4, "unit": "WORK_HOUR"},
                   "MAKE_SAFE": {"amount": 2, "unit": "URGENT_HOUR"},
                   "COMPLETE": {"amount": 5, "unit": "WORK_DAY", "halved": true}}}}""");
        assertEquals(
                List.of(
                        "limits need a version, such as \"v1\"",
                        "ROUTINE lacks a limit for CHECK_IN",
                        "only EMERGENCY may limit MAKE_SAFE, not ROUTINE",
                        "ROUTINE must give the whole limit for COMPLETE",
                        "EMERGENCY lacks a limit for ACCEPT",
                        "EMERGENCY lacks a limit for CHECK_IN",
                        "EMERGENCY lacks a limit for COMPLETE",
                        "JOINT lacks a limit for ACCEPT",
                        "JOINT lacks a limit for CHECK_IN",
                        "JOINT lacks a limit for COMPLETE",
                        "limits need pleas",
                        "limits need two reminders, one after the other, of 1 to 99 percent"),
                refused.problems().stream().map(Text::en).toList());
    }

    @ParameterizedTest(name = "CHECK_IN {0} {1}, COMPLETE {2} {3}: {4}")
    @CsvSource({
        "5, WORK_DAY, 5, WORK_DAY, true",
        "6, WORK_DAY, 5, WORK_DAY, false",
        "35, WORK_HOUR, 5, WORK_DAY, true",
        "36, WORK_HOUR, 5, WORK_DAY, false",
        "30, URGENT_MINUTE, 24, URGENT_HOUR, true",
        "91, URGENT_MINUTE, 1, URGENT_HOUR, false",
        "2, WORK_HOUR, 6, URGENT_HOUR, false"
    })
    void nobodyHasLongerToComeThanToBeDone(int come, LimitUnit comeIn, int done, LimitUnit doneIn, boolean fits) {
        var limits = new EnumMap<>(Limits.bundled().limits());
        limits.put(
                WhistleKind.ROUTINE,
                Map.of(
                        Step.ACCEPT,
                        new Limit(1, LimitUnit.WORK_HOUR),
                        Step.CHECK_IN,
                        new Limit(come, comeIn),
                        Step.COMPLETE,
                        new Limit(done, doneIn)));
        var made = new Limits(
                "v2", limits, Limits.bundled().pleas(), Limits.bundled().reminders());
        assertEquals(fits ? List.of() : List.of(WhistleKind.ROUTINE), made.longerToComeThanToBeDone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"amount": 0, "unit": "WORK_HOUR"}   | a limit is 1 to 100000 of its unit, not 0 WORK_HOUR
        {"amount": 1.5, "unit": "WORK_HOUR"} | /limits/ROUTINE/ACCEPT/amount
        {"amount": 1, "unit": "FORTNIGHT"}   | FORTNIGHT
        {"amount": 1, "unit": "WORK_DAY", "grace": 2} | "grace"
        {"amount": 1}                        | a limit needs a unit
        """)
    void nonsenseIsRefusedWithItsPlace(String limit, String said) {
        InvalidPolicy refused =
                refused("{\"version\": \"v2\", \"limits\": {\"ROUTINE\": {\"ACCEPT\": " + limit + "}}}");
        assertTrue(refused.getMessage().contains(said), refused::getMessage);
    }

    private static InvalidPolicy refused(String json) {
        return assertThrows(
                InvalidPolicy.class,
                () -> PolicyDocument.read(new ByteArrayInputStream(json.getBytes(UTF_8)), Limits.class));
    }
}
