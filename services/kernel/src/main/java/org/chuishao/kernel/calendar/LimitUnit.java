package org.chuishao.kernel.calendar;

import java.time.Duration;

/** How a limit is counted (domain §3, clock rules). */
public enum LimitUnit {
    /** Continuous, day and night. */
    URGENT_MINUTE("分钟", "minute", Duration.ofMinutes(1)),
    /** Continuous, day and night. */
    URGENT_HOUR("小时", "hour", Duration.ofHours(1)),
    /** Only while offices are open. */
    WORK_HOUR("个工作小时", "working hour", Duration.ofHours(1)),
    /** Working days, from the next day, to close of business. */
    WORK_DAY("个工作日", "working day", Duration.ZERO),
    /** Every day, from the next day, to that day's close of business. */
    CALENDAR_DAY("个自然日", "calendar day", Duration.ZERO);

    final String zh;
    final String en;
    /** Zero of day units, which have no fixed one: they end when offices close. */
    final Duration length;

    LimitUnit(String zh, String en, Duration length) {
        this.zh = zh;
        this.en = en;
        this.length = length;
    }

    public boolean continuous() {
        return this == URGENT_MINUTE || this == URGENT_HOUR;
    }
}
