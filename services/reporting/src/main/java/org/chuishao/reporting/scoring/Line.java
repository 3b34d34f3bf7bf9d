package org.chuishao.reporting.scoring;

/** One posting of the append-only ledger (domain §4); it says in both languages why it is there. */
public sealed interface Line permits IndicatorLine, Adjustment, Compensation {

    /** Policy version and finding, such as {@code v1/CHECKED_IN_LATE}. */
    String rule();

    String zh();

    String en();
}
