package org.chuishao.reporting.lifecycle;

/** The only reasons a clock is stopped for (domain §3). */
public enum SuspensionGround {
    /** 季节、工程条件. */
    SEASON_OR_ENGINEERING,
    /** 法院审理. */
    COURT,
    /** 待上级决定. */
    DECISION_FROM_ABOVE
}
