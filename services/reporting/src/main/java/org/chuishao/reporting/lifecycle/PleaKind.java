package org.chuishao.reporting.lifecycle;

/** What a department's lead may ask the linkage centre for (domain §3, Assignment). */
public enum PleaKind {
    /** It is another department's matter. */
    RETURN,
    /** A second dispute about the same whistle: the centre rules, and the ruling binds. */
    RULING,
    EXTENSION,
    SUSPENSION
}
