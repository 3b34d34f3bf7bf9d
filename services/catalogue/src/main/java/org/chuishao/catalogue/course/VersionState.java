package org.chuishao.catalogue.course;

/** Where a version of a register's record stands in time. */
public enum VersionState {
    /** Its day has not come. */
    SCHEDULED,
    CURRENT,
    /** Another has come after it. */
    PAST,
    /** It was taken back before its day. */
    WITHDRAWN;

    /** @param current the version in force, 0 if none is yet */
    public static VersionState of(boolean withdrawn, int version, int current) {
        if (withdrawn) return WITHDRAWN;
        if (version == current) return CURRENT;
        return version > current ? SCHEDULED : PAST;
    }
}
