package org.chuishao.catalogue.admission;

/** Who moves an admission. */
public enum AdmissionActor {
    /** The lead of the department that wants the work done. */
    DEPARTMENT,
    /** The catalogue's editor. */
    EDITOR,
    /** Whoever speaks for a street or village concerned. */
    AREA,
    /** A second person. */
    REVIEWER,
    /** Time itself. */
    CLOCK
}
