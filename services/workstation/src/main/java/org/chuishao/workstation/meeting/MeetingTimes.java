package org.chuishao.workstation.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.chuishao.workstation.meeting.lifecycle.Period;

/** What holds for a meeting's days, and for those by which its resolutions are done. */
final class MeetingTimes {
    /** Longer ahead is a slip of the pen. */
    private static final int MONTHS_AHEAD = 12;

    private MeetingTimes() {}

    /** @throws Problem 400 for a meeting in the past, too far ahead, or outside the period it is due in */
    static void checkStart(Instant startsAt, MeetingKind kind, String period, LocalDate endsOn, Instant now) {
        if (!startsAt.isAfter(now))
            throw Problem.invalid("startsAt", "会议时间已过，请填写将来的时间。", "This is in the past; a meeting is scheduled ahead.");
        if (Shanghai.day(startsAt).isAfter(Shanghai.day(now).plusMonths(MONTHS_AHEAD)))
            throw Problem.invalid("startsAt", "最多提前 12 个月安排。", "At most twelve months ahead.");
        checkPeriod("startsAt", startsAt, kind, period, endsOn);
    }

    /** @throws Problem 400 for a meeting that was never scheduled nor is said when, has not been yet, or was before anybody asked for it */
    static void checkHeld(Instant heldAt, Meeting meeting, Instant now) {
        if (heldAt == null)
            throw Problem.invalid("heldAt", "会议未事先安排，请填写召开时间。", "Nobody had scheduled it: say when it was held.");
        if (heldAt.isAfter(now))
            throw Problem.invalid("heldAt", "召开时间不能晚于现在。", "A meeting is held before it is told of.");
        if (heldAt.isBefore(meeting.createdAt) && !meeting.kind.isRegular())
            throw Problem.invalid("heldAt", "召开时间早于会议提出的时间。", "Held before anybody asked for it.");
        checkPeriod("heldAt", heldAt, meeting.kind, meeting.period, meeting.endsOn);
    }

    /** @throws Problem 400 naming each resolution that is due before the meeting itself */
    static void checkDue(List<MinutesRequest.Resolved> resolutions, Instant heldAt) {
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < resolutions.size(); i++)
            if (resolutions.get(i).due().isBefore(Shanghai.day(heldAt)))
                wrong.add(Violation.of(
                        "resolutions[" + i + "].due",
                        "完成期限早于会议日期 " + Shanghai.day(heldAt) + "。",
                        "Due before the meeting itself, which was on " + Shanghai.day(heldAt) + "."));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }

    private static void checkPeriod(String field, Instant at, MeetingKind kind, String period, LocalDate endsOn) {
        if (!kind.isRegular() || Period.of(kind, endsOn).contains(Shanghai.day(at))) return;
        throw Problem.invalid(
                field, "不在 " + period + " 之内。", "Not within " + period + ", which this meeting is due in.");
    }
}
