package org.chuishao.workstation.sharing.lifecycle;

import java.util.Locale;

/** What can happen to a booking. */
public enum Move {
    AGREE(true),
    DECLINE(true),
    WITHDRAW(true),
    CANCEL(true),
    RETURN(true),
    LAPSE(false),
    EXPIRE(false);

    private final boolean overHttp;

    Move(boolean overHttp) {
        this.overHttp = overHttp;
    }

    public boolean isOverHttp() {
        return overHttp;
    }

    /** The address's last part. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
