package org.chuishao.catalogue.delegation;

import org.chuishao.kernel.problem.Text;

/** How a power is given (domain §5). */
public enum DelegationMode {
    /** The street acts in its own name. */
    DELEGATED("赋权", "delegated"),
    /** The street acts in the department's name. */
    ENTRUSTED("委托", "entrusted"),
    /** The department's own people, in the street. */
    SERVICE_EXTENSION("服务前移", "service extension");

    private final Text label;

    DelegationMode(String zh, String en) {
        this.label = new Text(zh, en);
    }

    public Text label() {
        return label;
    }
}
