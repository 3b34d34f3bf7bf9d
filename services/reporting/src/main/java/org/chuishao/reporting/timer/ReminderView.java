package org.chuishao.reporting.timer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;

/** @param step absent where the centre is reminded of an answer it owes */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReminderView(Timer.Kind kind, Step step, OffsetDateTime due, OffsetDateTime at, Audience audience) {

    static ReminderView of(Reminder r) {
        return new ReminderView(r.kind, r.step, Shanghai.time(r.due), Shanghai.time(r.at), r.audience);
    }
}
