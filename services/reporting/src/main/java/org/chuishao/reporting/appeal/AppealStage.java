package org.chuishao.reporting.appeal;

/** Where an appeal stands (domain §4, appeals). */
public enum AppealStage {
    FILED,
    /** The assessor ruled; a second person has to sign. */
    RULED,
    /** Signed: upheld or dismissed, as ruled. */
    DECIDED,
    WITHDRAWN
}
