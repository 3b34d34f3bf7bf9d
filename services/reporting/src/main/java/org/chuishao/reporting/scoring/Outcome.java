package org.chuishao.reporting.scoring;

/** How a whistle ended (domain §3, Whistle). */
public enum Outcome {
    SOLVED,
    UNSOLVED,
    EXPLAINED
}
