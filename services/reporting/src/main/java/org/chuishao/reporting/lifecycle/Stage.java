package org.chuishao.reporting.lifecycle;

/** Where an assignment stands (domain §3, Assignment). */
public enum Stage {
    PENDING,
    ACCEPTED,
    CHECKED_IN,
    DONE,
    SUSPENDED,
    RETURNED,
    ABSENT,
    WITHDRAWN;

    /** It never was, or is no longer, this department's: nothing is judged by it any more. */
    public boolean isVoid() {
        return this == RETURNED || this == WITHDRAWN;
    }

    /** Still owed by the department. */
    public boolean isOpen() {
        return switch (this) {
            case PENDING, ACCEPTED, CHECKED_IN, SUSPENDED -> true;
            case DONE, RETURNED, ABSENT, WITHDRAWN -> false;
        };
    }
}
