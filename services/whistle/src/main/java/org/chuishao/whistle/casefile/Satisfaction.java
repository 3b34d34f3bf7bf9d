package org.chuishao.whistle.casefile;

/** What the resident says at the call-back: 满意, 基本满意, 不满意. */
public enum Satisfaction {
    SATISFIED,
    MOSTLY_SATISFIED,
    DISSATISFIED
}
