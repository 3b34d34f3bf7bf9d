package org.chuishao.reporting.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.chuishao.kernel.time.Shanghai;

/**
 * A clock that stood still: what was left when it stopped is left when it goes on, in its own kind of time.
 *
 * @param working is it working time that was left, or time day and night
 */
public record Pause(Step step, Instant stopped, Instant resumed, Duration left, boolean working, Instant due) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shanghai.ZONE);

    /** One sentence a clerk can check against the wall calendar. */
    public String explain(Locale locale) {
        return locale.getLanguage().equals("zh")
                ? "挂账自%s至%s停止计时，剩余%s%d小时%d分自恢复时起续计，%s到期。"
                        .formatted(
                                MOMENT.format(stopped),
                                MOMENT.format(resumed),
                                working ? "工作时间" : "",
                                left.toHours(),
                                left.toMinutesPart(),
                                MOMENT.format(due))
                : "Suspended from %s to %s: the clock stood still, and the %d h %d min%s left run on from then; due %s."
                        .formatted(
                                MOMENT.format(stopped),
                                MOMENT.format(resumed),
                                left.toHours(),
                                left.toMinutesPart(),
                                working ? " of working time" : "",
                                MOMENT.format(due));
    }
}
