package org.chuishao.kernel.calendar;

import static org.chuishao.kernel.calendar.WallClock.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final WorkCalendar calendar = WorkCalendar.bundled();

    @Test
    void tellsWhichDaysCountedAndWhichDidNot() {
        Deadline deadline = calendar.deadline(at("2026-09-30 16:00"), new Limit(5, LimitUnit.WORK_DAY));
        assertEquals(
                "自2026-09-30 16:00起5个工作日，次日起算，至末日下班时止：计入10-08至10-09、10-10（国庆节调休上班）、10-12至10-13，"
                        + "不计10-01至10-07（国庆节放假）、10-11（周末），2026-10-13 17:30到期。",
                deadline.explain(Locale.SIMPLIFIED_CHINESE));
        assertEquals(
                "5 working days from 2026-09-30 16:00, from the next day to close of business; counted 10-08 to 10-09, "
                        + "10-10 (make-up workday for National Day), 10-12 to 10-13; not counted 10-01 to 10-07 "
                        + "(National Day), 10-11 (weekend); due 2026-10-13 17:30.",
                deadline.explain(Locale.UK));
        assertEquals(
                List.of(false, true, true, true, false, true, true),
                deadline.days().stream().skip(6).map(CountedDay::counted).toList());
    }

    @Test
    void tellsWorkingHoursAndAStartAfterClosing() {
        Deadline deadline = calendar.deadline(at("2026-11-20 18:00"), new Limit(1, LimitUnit.WORK_HOUR));
        assertEquals(
                "自2026-11-20 18:00起1个工作小时，只计工作时间：计入11-23，不计11-20（已下班）、11-21至11-22（周末），2026-11-23 09:30到期。",
                deadline.explain(Locale.CHINA));
        assertEquals(
                "1 working hour from 2026-11-20 18:00, in working hours only; counted 11-23; "
                        + "not counted 11-20 (after closing), 11-21 to 11-22 (weekend); due 2026-11-23 09:30.",
                deadline.explain(Locale.ENGLISH));
    }

    @Test
    void tellsClocksThatNeverStop() {
        Deadline urgent = calendar.deadline(at("2026-10-03 23:50"), new Limit(30, LimitUnit.URGENT_MINUTE));
        assertEquals("自2026-10-03 23:50起30分钟，昼夜连续计时，2026-10-04 00:20到期。", urgent.explain(Locale.CHINESE));
        assertEquals(
                "30 minutes from 2026-10-03 23:50, running day and night; due 2026-10-04 00:20.",
                urgent.explain(Locale.ENGLISH));
    }

    @Test
    void tellsHalfLimitsCalendarDaysAndAppointments() {
        Deadline half = calendar.deadline(at("2026-11-16 09:00"), new Limit(5, LimitUnit.WORK_DAY).half());
        assertEquals(
                "自2026-11-16 09:00起2.5个工作日，次日起算，末日计半天：计入11-17至11-19，2026-11-19 12:00到期。", half.explain(Locale.CHINESE));
        assertEquals(
                "2.5 working days from 2026-11-16 09:00, from the next day to the middle of the last day; "
                        + "counted 11-17 to 11-19; due 2026-11-19 12:00.",
                half.explain(Locale.ENGLISH));

        Deadline days = calendar.deadline(at("2026-11-16 09:00"), new Limit(30, LimitUnit.CALENDAR_DAY));
        assertEquals("自2026-11-16 09:00起30个自然日，次日起每日均计，至末日下班时止，2026-12-16 17:30到期。", days.explain(Locale.CHINESE));

        Deadline appointed = Deadline.appointed(at("2026-11-16 09:00"), at("2026-11-18 14:00"));
        assertEquals("约定时间，2026-11-18 14:00到期。", appointed.explain(Locale.CHINESE));
        assertEquals("Appointed time: due 2026-11-18 14:00.", appointed.explain(Locale.ENGLISH));
    }
}
