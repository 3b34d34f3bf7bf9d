package org.chuishao.kernel.calendar;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * How long somebody has: an amount of a unit, or half of it (domain §3: rework gets half the original limit).
 *
 * <p>Half is exact for every unit. Of an odd number of days, the half day left over ends when half of that day's
 * working time has passed: half of 5 working days ends at 12:00 on the third.
 */
public record Limit(int amount, LimitUnit unit, boolean halved) {

    /** Long enough for any real duty, short enough that no sum of time overflows. */
    private static final int LONGEST = 100_000;

    public Limit {
        Objects.requireNonNull(unit, "a limit needs a unit");
        if (amount < 1 || amount > LONGEST) {
            throw new IllegalArgumentException(
                    "a limit is 1 to " + LONGEST + " of its unit, not " + amount + " " + unit);
        }
    }

    public Limit(int amount, LimitUnit unit) {
        this(amount, unit, false);
    }

    /** Always of the original limit, however often work is sent back, so a half is never halved again. */
    public Limit half() {
        if (halved) {
            throw new IllegalStateException("already half of the original limit: " + this);
        }
        return new Limit(amount, unit, true);
    }

    /** For example 「2.5个工作日」 or "2.5 working days". */
    public String say(Locale locale) {
        if (Chinese.isAskedBy(locale)) {
            return number() + unit.zh;
        }
        return number() + " " + unit.en + (amount == 1 || amount == 2 && halved ? "" : "s");
    }

    Duration length() {
        Duration whole = unit.length.multipliedBy(amount);
        return halved ? whole.dividedBy(2) : whole;
    }

    /** Half days at the end included. */
    int daysTouched() {
        return halved ? (amount + 1) / 2 : amount;
    }

    boolean endsWithHalfDay() {
        return halved && amount % 2 == 1;
    }

    private String number() {
        BigDecimal count = BigDecimal.valueOf(amount);
        return (halved ? count.multiply(new BigDecimal("0.5")) : count)
                .stripTrailingZeros()
                .toPlainString();
    }
}
