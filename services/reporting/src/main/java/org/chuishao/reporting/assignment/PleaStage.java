package org.chuishao.reporting.assignment;

/** Where a plea stands. */
public enum PleaStage {
    ASKED,
    GRANTED,
    REFUSED,
    /** The department went on, or the duty ended, before it was decided. */
    LAPSED
}
