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

    /** Still owed by the department. */
    public boolean isOpen() {
        return switch (this) {
            case PENDING, ACCEPTED, CHECKED_IN, SUSPENDED -> true;
            case DONE, RETURNED, ABSENT, WITHDRAWN -> false;
        };
    }
}
