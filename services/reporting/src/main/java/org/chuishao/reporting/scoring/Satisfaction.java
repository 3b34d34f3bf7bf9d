package org.chuishao.reporting.scoring;

/** What a resident who was reached answered (domain §4). */
public enum Satisfaction {
    SATISFIED,
    MOSTLY_SATISFIED,
    DISSATISFIED
}
