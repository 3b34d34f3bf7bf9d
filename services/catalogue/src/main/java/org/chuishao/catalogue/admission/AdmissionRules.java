package org.chuishao.catalogue.admission;

import java.time.Instant;
import java.time.LocalDate;
import org.chuishao.kernel.calendar.Limit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;

/** The times of an admission (domain §5): applied for 30 working days ahead, decided in 15, areas have 5 to answer. */
record AdmissionRules(WorkCalendar calendar) {
    static final Limit AHEAD = new Limit(30, LimitUnit.WORK_DAY);
    static final Limit TO_DECIDE = new Limit(15, LimitUnit.WORK_DAY);
    static final Limit TO_ANSWER = new Limit(5, LimitUnit.WORK_DAY);

    /** The first day on which work applied for now may begin: the day after 30 working days have passed. */
    LocalDate earliestStart(Instant now) {
        return Shanghai.day(due(now, AHEAD)).plusDays(1);
    }

    Instant due(Instant from, Limit limit) {
        return Counting.orRefuse(() -> calendar.deadline(from, limit)).due();
    }

    void refuseTooLate(Admission admission, Instant now) {
        var earliest = earliestStart(now);
        if (admission.startsOn.isBefore(earliest))
            throw Problem.conflict(
                    "TOO_LATE",
                    "准入事项须提前 30 个工作日申请；现在申请，最早可自 " + earliest + " 起实施。",
                    "An admission is applied for 30 working days ahead; applied for now, it may begin on " + earliest
                            + " at the earliest.");
    }

    static void refuseWithoutMeans(Admission admission) {
        if (admission.money == null || admission.training == null)
            throw Problem.conflict(
                    "MEANS_MISSING",
                    "费随事转：提交前须写明经费和培训安排。",
                    "Money and training go with the work: say both before submitting.");
    }

    static void refuseEnded(Admission admission, Instant now) {
        if (admission.endsOn.isBefore(Shanghai.day(now)))
            throw Problem.conflict(
                    "TERM_OVER",
                    "准入期限已于 " + admission.endsOn + " 届满，不能再批准。",
                    "Its term was over on " + admission.endsOn + ": it cannot be approved any more.");
    }

    void refuseUnanswered(Admission admission, Instant askedAt, Instant now) {
        if (admission.isAnsweredByAll() || now.isAfter(due(askedAt, TO_ANSWER))) return;
        throw Problem.conflict(
                "CONSULTATION_OPEN",
                "还有街道（社区）未答复，且 5 个工作日的征求意见期未满。",
                "Not every area has answered, and their 5 working days are not over.");
    }
}
