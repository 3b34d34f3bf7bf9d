package org.chuishao.kernel.calendar;

/** Why a day is worked or off (domain §3, clock rules). */
public enum DayKind {
    WORKDAY(true),
    MAKE_UP_WORKDAY(true),
    WEEKEND(false),
    HOLIDAY(false);

    private final boolean worked;

    DayKind(boolean worked) {
        this.worked = worked;
    }

    public boolean worked() {
        return worked;
    }
}
