package org.chuishao.catalogue.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.chuishao.catalogue.admission.Admission;
import org.chuishao.catalogue.delegation.Delegation;
import org.chuishao.catalogue.delegation.DelegationMode;
import org.chuishao.catalogue.lookup.KnownItems.KnownItem;
import org.chuishao.catalogue.lookup.PreCheckView.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreCheckRulesTest {
    private static PreCheckView judged(Set<String> lists, Admission admission, Delegation delegation) {
        return PreCheckView.of(
                null,
                PreCheckRules.judge(
                        new KnownItem("X", "邻里纠纷调解", "JUSTICE", null, lists, false),
                        Optional.ofNullable(admission),
                        Optional.ofNullable(delegation),
                        "司法局"));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITTEE_DUTY, OWN_DUTY, false",
        "STATUTORY_DUTY, OWN_DUTY, false",
        "COMMUNITY_ADMITTED, ADMITTED, false",
        "NO_CERTIFICATE, CERTIFICATE, false",
        "STATUTORY_ASSIST, NOT_ADMITTED, true",
        "POWER, NOT_ADMITTED, true",
    })
    void aListSaysWhoseItIs(String list, Verdict verdict, boolean mayBlow) {
        var answer = judged(Set.of(list), null, null);
        assertEquals(verdict, answer.verdict());
        assertEquals(mayBlow, answer.mayBlow());
    }

    @Test
    void whatAVillageAssistsInByLawItIsNotToldToRefuse() {
        var power = judged(Set.of("POWER"), null, null).findings().getFirst();
        assertTrue(power.insteadZh().contains("拒绝") && power.insteadEn().contains("refuse"), power::toString);
        var assist = judged(Set.of("POWER", "STATUTORY_ASSIST"), null, null)
                .findings()
                .getFirst();
        assertTrue(assist.insteadZh().contains("可以吹哨") && assist.insteadEn().contains("may blow"), assist::toString);
        assertFalse(assist.insteadZh().contains("拒绝") || assist.insteadEn().contains("refuse"), assist::toString);
    }

    @ParameterizedTest
    @CsvSource({"NO_CERTIFICATE", "COMMUNITY_ADMITTED", "STATUTORY_ASSIST", "POWER"})
    void departmentsAreCalledByTheirNames(String list) {
        var said = judged(Set.of(list), null, null).findings().toString();
        assertTrue(said.contains("由司法局") || said.contains("向司法局"), said);
        assertFalse(said.contains("JUSTICE"), said);
    }

    @ParameterizedTest
    @CsvSource({"DELEGATED, 赋权, delegated", "ENTRUSTED, 委托, entrusted", "SERVICE_EXTENSION, 服务前移, service extension"})
    void howAPowerIsHeldIsSaidInWords(DelegationMode mode, String zh, String en) {
        var delegation = new Delegation();
        delegation.mode = mode;
        delegation.startsOn = LocalDate.of(2026, 11, 20);
        var finding = judged(Set.of(), null, delegation).findings().getFirst();
        assertTrue(finding.zh().contains("（" + zh + "，自 2026-11-20）"), finding.zh());
        assertTrue(finding.en().contains("(" + en + ", since 2026-11-20)"), finding.en());
    }

    @Test
    void aVillagesOwnDutyRestsOnALawWhereTheItemNamesNone() {
        var law = judged(Set.of("COMMITTEE_DUTY"), null, null)
                .findings()
                .getFirst()
                .legalBasis();
        assertTrue(law.contains("居民委员会组织法"), law);
    }

    @Test
    void whatWasAdmittedOrDelegatedIsSaidWithItsTerms() {
        var admission = new Admission();
        admission.title = "年度核查";
        admission.endsOn = LocalDate.of(2027, 12, 31);
        admission.money = "每例 20 元";
        admission.training = "一次";
        var delegation = new Delegation();
        delegation.mode = DelegationMode.DELEGATED;
        delegation.startsOn = LocalDate.of(2026, 11, 20);
        delegation.legalBasis = "《行政处罚法》第二十四条";
        assertEquals(Verdict.DELEGATED, judged(Set.of(), null, delegation).verdict());
        var both = judged(Set.of(), admission, delegation);
        assertEquals(Verdict.ADMITTED, both.verdict(), "what the village does itself comes first");
        assertEquals(2, both.findings().size());
        assertTrue(both.findings().getFirst().insteadZh().contains("每例 20 元"));
    }
}
