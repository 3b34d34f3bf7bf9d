package org.chuishao.catalogue.delegation;

/** How a power is given (domain §5). */
public enum DelegationMode {
    /** 赋权: the street acts in its own name. */
    DELEGATED,
    /** 委托: the street acts in the department's name. */
    ENTRUSTED,
    /** 服务前移: the department's own people, in the street. */
    SERVICE_EXTENSION
}
