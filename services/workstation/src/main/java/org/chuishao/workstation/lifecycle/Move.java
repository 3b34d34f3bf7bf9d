package org.chuishao.workstation.lifecycle;

import java.util.Locale;

/** What can happen to an issue: what people ask for over HTTP, and what a whistle's events do. */
public enum Move {
    /** Something was done about it; it stays where it is. */
    STEP(true),
    SETTLE(true),
    FEED_BACK(true),
    ESCALATE(true),
    /** The whistle was rejected or withdrawn: the station goes on itself. */
    TAKE_UP(true),
    DROP(true),
    WHISTLE_RAISED(false),
    ESCALATION_REFUSED(false),
    WHISTLE_ENDED(false),
    /** The whistle was objected for or reopened. */
    WHISTLE_RESUMED(false);

    private final boolean overHttp;

    Move(boolean overHttp) {
        this.overHttp = overHttp;
    }

    public boolean isOverHttp() {
        return overHttp;
    }

    /** The address's last part: {@code feed-back}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
