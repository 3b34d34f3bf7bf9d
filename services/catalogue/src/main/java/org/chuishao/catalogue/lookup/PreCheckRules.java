package org.chuishao.catalogue.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chuishao.catalogue.admission.Admission;
import org.chuishao.catalogue.certificate.CertificateView;
import org.chuishao.catalogue.delegation.Delegation;
import org.chuishao.catalogue.lookup.KnownItems.KnownItem;
import org.chuishao.catalogue.lookup.PreCheckView.Finding;
import org.chuishao.catalogue.lookup.PreCheckView.Verdict;

/** Whose an item's matter is, and what a village does instead of blowing for what is not a whistle's (domain §5). */
final class PreCheckRules {
    /** What a village's own duties rest on where the item does not say. */
    private static final String ORGANIC_LAWS = "《中华人民共和国城市居民委员会组织法》《中华人民共和国村民委员会组织法》";

    private PreCheckRules() {}

    /**
     * @param lists the lists the item stands on, by their names in domain §5
     * @param admission by which this village does it now, if there is one
     * @param delegation by which its street holds the power now, if there is one
     * @param lead what the department that leads the item is called
     */
    static List<Finding> judge(
            KnownItem item, Optional<Admission> admission, Optional<Delegation> delegation, String lead) {
        var lists = item.lists();
        var findings = new ArrayList<Finding>();
        if (lists.contains("NO_CERTIFICATE"))
            findings.add(new Finding(
                    Verdict.CERTIFICATE,
                    "“" + item.name() + "”列入不应出具证明清单。",
                    "\"" + item.name() + "\" is on the list of certificates not to be issued.",
                    item.legalBasis(),
                    "不出具，由" + lead + "提供或核验。",
                    "Do not issue it; " + lead + " provides or verifies it."));
        if (lists.contains("COMMITTEE_DUTY"))
            findings.add(ownDuty(item, "“两委”履职事项", "a duty of the village's own two committees"));
        else if (lists.contains("STATUTORY_DUTY"))
            findings.add(ownDuty(item, "依法履职事项", "the village's own duty by law"));
        if (admission.isPresent()) findings.add(admitted(admission.get()));
        else if (lists.contains("COMMUNITY_ADMITTED"))
            findings.add(new Finding(
                    Verdict.ADMITTED,
                    "“" + item.name() + "”列入村（社区）事务准入清单。",
                    "\"" + item.name() + "\" is on the list of work admitted to villages and communities.",
                    item.legalBasis(),
                    "由社区承担，按“费随事转”向" + lead + "申请经费和指导。",
                    "The village does it; ask " + lead + " for the money and guidance that go with it."));
        delegation.map(PreCheckRules::delegated).ifPresent(findings::add);
        if (findings.isEmpty())
            findings.add(lists.contains("STATUTORY_ASSIST") ? assisted(item, lead) : notAdmitted(item, lead));
        return findings;
    }

    private static Finding ownDuty(KnownItem item, String zh, String en) {
        return new Finding(
                Verdict.OWN_DUTY,
                "“" + item.name() + "”是村（社区）" + zh + "。",
                "\"" + item.name() + "\" is " + en + ".",
                item.legalBasis() == null ? ORGANIC_LAWS : item.legalBasis(),
                "在站内办理；确需部门协助的，由联动中心协调，不吹哨。",
                "Do it in the station; where a department has to help, ask the linkage centre, without a whistle.");
    }

    private static Finding admitted(Admission a) {
        return new Finding(
                Verdict.ADMITTED,
                "“" + a.title + "”已准入，由社区承担，至 " + a.endsOn + "。",
                "\"" + a.title + "\" was admitted: the village does it until " + a.endsOn + ".",
                a.legalBasis,
                "按准入约定办理；经费：" + a.money + "；培训：" + a.training,
                "Do it as agreed; money: " + a.money + "; training: " + a.training);
    }

    private static Finding delegated(Delegation d) {
        return new Finding(
                Verdict.DELEGATED,
                "该事项已赋权本街道行使（" + d.mode.label().zh() + "，自 " + d.startsOn + "）。",
                "Its street holds this power (" + d.mode.label().en() + ", since " + d.startsOn + ").",
                d.legalBasis,
                "请街道处置；街道处置不了的再吹哨。",
                "Turn to the street; blow when the street cannot.");
    }

    /** The village helps by law, so it does not refuse; the matter is the department's all the same. */
    private static Finding assisted(KnownItem item, String lead) {
        return new Finding(
                Verdict.NOT_ADMITTED,
                "“" + item.name() + "”由" + lead + "负责，列入依法协助清单，村（社区）依法协助。",
                "\"" + item.name() + "\" is the matter of " + lead
                        + "; it is on the list of statutory assistance, and the village helps by law.",
                item.legalBasis(),
                "可以吹哨，由部门主责，村（社区）做好协助。",
                "You may blow: the department leads, the village assists.");
    }

    private static Finding notAdmitted(KnownItem item, String lead) {
        return new Finding(
                Verdict.NOT_ADMITTED,
                "“" + item.name() + "”由" + lead + "负责，未准入社区，也未赋权街道。",
                "\"" + item.name() + "\" is the matter of " + lead
                        + "; it was neither admitted to the village nor given to the street.",
                item.legalBasis(),
                "可以吹哨；部门要求社区承担的，可以拒绝并登记，不计分。",
                "You may blow; if the department wants the village to do it, you may refuse, which costs no points.");
    }

    static Finding notInCatalogue(String itemCode) {
        return new Finding(
                Verdict.NOT_IN_CATALOGUE,
                itemCode == null ? "清单中没有与描述相符的事项。" : "清单中没有在用的事项“" + itemCode + "”。",
                itemCode == null
                        ? "No item of the catalogue fits the description."
                        : "The catalogue has no active item \"" + itemCode + "\".",
                null,
                "可以不填事项直接吹哨，由联动中心研判派单。",
                "You may blow without an item; the linkage centre decides whom to call.");
    }

    /** @param holder what the department that holds the data is called */
    static Finding certificate(CertificateView certificate, String holder) {
        return new Finding(
                Verdict.CERTIFICATE,
                "“" + certificate.name() + "”不应由社区（村）出具，数据由" + holder + "掌握。",
                "\"" + certificate.name() + "\" is a certificate no village issues; " + holder + " holds the data.",
                certificate.legalBasis(),
                certificate.instead(),
                "Do not issue it; ask " + holder + ".");
    }
}
