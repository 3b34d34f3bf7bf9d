package org.chuishao.kernel.calendar;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chuishao.kernel.time.Shanghai;

/** Tells a deadline in English. */
final class EnglishExplanation {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shanghai.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private static final Map<String, String> FESTIVALS = Map.of(
            "元旦", "New Year's Day",
            "春节", "Spring Festival",
            "清明", "Tomb-Sweeping Day",
            "清明节", "Tomb-Sweeping Day",
            "劳动节", "Labour Day",
            "端午", "Dragon Boat Festival",
            "端午节", "Dragon Boat Festival",
            "中秋", "Mid-Autumn Festival",
            "中秋节", "Mid-Autumn Festival",
            "国庆节", "National Day");

    String of(Deadline deadline) {
        if (deadline.isAppointed()) {
            return "Appointed time: due " + at(deadline.due()) + ".";
        }
        return deadline.limit().say(Locale.ENGLISH) + " from " + at(deadline.from()) + ", " + way(deadline) + "; due "
                + at(deadline.due()) + ".";
    }

    private static String way(Deadline deadline) {
        return switch (deadline.limit().unit()) {
            case URGENT_MINUTE, URGENT_HOUR -> "running day and night";
            case WORK_HOUR -> "in working hours only" + days(deadline, true) + days(deadline, false);
            case WORK_DAY -> "from the next day to " + end(deadline) + days(deadline, true) + days(deadline, false);
            case CALENDAR_DAY -> "every day from the next, to " + end(deadline);
        };
    }

    private static String end(Deadline deadline) {
        return deadline.limit().endsWithHalfDay() ? "the middle of the last day" : "close of business";
    }

    private static String days(Deadline deadline, boolean counted) {
        String told = Stretch.of(deadline.days()).stream()
                .filter(stretch -> stretch.reason().counted() == counted)
                .map(EnglishExplanation::tell)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : (counted ? "; counted " : "; not counted ") + told;
    }

    private static String tell(Stretch stretch) {
        String date = DAY.format(stretch.first());
        String dates = stretch.isOneDay() ? date : date + " to " + DAY.format(stretch.last());
        return dates + reason(stretch.reason());
    }

    private static String reason(CountedDay day) {
        return switch (day.kind()) {
            case WORKDAY -> day.counted() ? "" : " (after closing)";
            case MAKE_UP_WORKDAY -> day.counted() ? " (make-up workday for " + festival(day) + ")" : " (after closing)";
            case WEEKEND -> " (weekend)";
            case HOLIDAY -> " (" + festival(day) + ")";
        };
    }

    private static String festival(CountedDay day) {
        return FESTIVALS.getOrDefault(day.holiday(), day.holiday());
    }

    private static String at(Instant moment) {
        return MOMENT.format(moment);
    }
}
