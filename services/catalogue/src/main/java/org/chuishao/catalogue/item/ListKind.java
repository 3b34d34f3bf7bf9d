package org.chuishao.catalogue.item;

import org.chuishao.kernel.problem.Text;

/** The lists an item may stand on (domain §5); one item may stand on several. */
public enum ListKind {
    POWER("权责清单", "Powers and duties"),
    COMMITTEE_DUTY("村（社区）“两委”履职清单", "Duties of the two committees of villages and communities"),
    COMMUNITY_ADMITTED("村（社区）事务准入清单", "Work admitted to villages and communities"),
    STATUTORY_DUTY("依法履职清单", "Statutory duties"),
    STATUTORY_ASSIST("依法协助清单", "Statutory assistance"),
    NO_CERTIFICATE("不应出具证明清单", "Certificates not to be issued"),
    DELEGATED("赋权清单", "Delegated powers"),
    BASIC("基本履职事项清单", "Basic duties of streets"),
    COOPERATE("配合履职事项清单", "Duties streets cooperate in"),
    RECLAIMED("上级部门收回事项清单", "Duties reclaimed from streets");

    final Text label;

    ListKind(String zh, String en) {
        this.label = new Text(zh, en);
    }

    public Text label() {
        return label;
    }
}
