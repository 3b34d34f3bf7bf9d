package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chuishao.kernel.time.Shanghai;

/** Tells a deadline in Chinese. */
final class ChineseExplanation {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shanghai.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    String of(Deadline deadline) {
        if (deadline.isAppointed()) {
            return "约定时间，" + at(deadline.due()) + "到期。";
        }
        return "自" + at(deadline.from()) + "起" + deadline.limit().say(Locale.CHINESE) + "，" + way(deadline) + "，"
                + at(deadline.due()) + "到期。";
    }

    private static String way(Deadline deadline) {
        return switch (deadline.limit().unit()) {
            case URGENT_MINUTE, URGENT_HOUR -> "昼夜连续计时";
            case WORK_HOUR -> "只计工作时间：" + days(deadline, true) + days(deadline, false);
            case WORK_DAY -> "次日起算，" + end(deadline) + "：" + days(deadline, true) + days(deadline, false);
            case CALENDAR_DAY -> "次日起每日均计，" + end(deadline);
        };
    }

    private static String end(Deadline deadline) {
        return deadline.limit().endsWithHalfDay() ? "末日计半天" : "至末日下班时止";
    }

    private static String days(Deadline deadline, boolean counted) {
        String told = Stretch.of(deadline.days()).stream()
                .filter(stretch -> stretch.reason().counted() == counted)
                .map(ChineseExplanation::tell)
                .collect(Collectors.joining("、"));
        return told.isEmpty() ? "" : counted ? "计入" + told : "，不计" + told;
    }

    private static String tell(Stretch stretch) {
        String date = DAY.format(stretch.first());
        String dates = stretch.isOneDay() ? date : date + "至" + DAY.format(stretch.last());
        return dates + reason(stretch.reason());
    }

    private static String reason(CountedDay day) {
        return switch (day.kind()) {
            case WORKDAY -> day.counted() ? "" : "（已下班）";
            case MAKE_UP_WORKDAY -> day.counted() ? "（" + day.holiday() + "调休上班）" : "（已下班）";
            case WEEKEND -> "（周末）";
            case HOLIDAY -> "（" + day.holiday() + "放假）";
        };
    }

    private static String at(Instant moment) {
        return MOMENT.format(moment);
    }
}
