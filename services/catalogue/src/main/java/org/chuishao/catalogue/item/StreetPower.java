package org.chuishao.catalogue.item;

import org.chuishao.kernel.problem.Text;

/** The five powers streets were given over departments (五项权力, domain §2); an item falls under one of them or none. */
public enum StreetPower {
    PLANNING("规划参与", "Part in planning"),
    MANAGEMENT("综合管理", "Comprehensive management"),
    PROPOSAL("重大决策和项目建议", "Proposals on major decisions and projects"),
    APPRAISAL("人事考核", "Appraisal of staff"),
    /** The department acts only with the street's consent. */
    CONSENT("征得同意", "Consent");

    private final Text label;

    StreetPower(String zh, String en) {
        this.label = new Text(zh, en);
    }

    public Text label() {
        return label;
    }
}
