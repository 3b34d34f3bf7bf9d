package org.chuishao.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When offices are open on a working day (domain §3, clock rules). Times are Asia/Shanghai. As text, in JSON too, it is
 * {@code 08:30-12:00,14:00-17:30}.
 *
 * <p>A moment is counted as worked up to its very instant, so a limit that ends when a span ends is due at the closing,
 * never at the next opening.
 */
public record WorkingHours(List<Span> spans) {

    /** The default of domain §3, where a year says nothing else. */
    public static final WorkingHours STANDARD = parse("08:30-12:00,14:00-17:30");

    /** One stretch of open hours. */
    public record Span(LocalTime opens, LocalTime closes) {
        public Span {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException(
                        "working hours must open before they close: " + opens + "-" + closes);
            }
        }

        long nanos() {
            return closes.toNanoOfDay() - opens.toNanoOfDay();
        }
    }

    public WorkingHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("working hours need at least one span, such as 08:30-17:30");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).opens().isBefore(spans.get(i - 1).closes())) {
                throw new IllegalArgumentException("working hours must follow one another: " + spans);
            }
        }
    }

    /** @throws IllegalArgumentException when it is not written like that, or not in order */
    @JsonCreator
    public static WorkingHours parse(String text) {
        return new WorkingHours(
                Arrays.stream(text.split(",")).map(WorkingHours::span).toList());
    }

    @JsonValue
    public String text() {
        return spans.stream().map(span -> span.opens() + "-" + span.closes()).collect(Collectors.joining(","));
    }

    public LocalTime open() {
        return spans.getFirst().opens();
    }

    public LocalTime close() {
        return spans.getLast().closes();
    }

    /** When half of a day's working time has passed: 12:00 by default. */
    public LocalTime halfDay() {
        return timeWhenWorked(nanosInDay() / 2);
    }

    long nanosInDay() {
        return nanosWorkedBy(LocalTime.MAX);
    }

    long nanosWorkedBy(LocalTime time) {
        long worked = 0;
        for (Span span : spans) {
            long sinceOpening = time.toNanoOfDay() - span.opens().toNanoOfDay();
            worked += Math.clamp(sinceOpening, 0, span.nanos());
        }
        return worked;
    }

    LocalTime timeWhenWorked(long nanos) {
        long left = nanos;
        for (Span span : spans) {
            if (left <= span.nanos()) {
                return span.opens().plusNanos(left);
            }
            left -= span.nanos();
        }
        throw new IllegalArgumentException("a working day is shorter than " + nanos + " ns");
    }

    private static Span span(String text) {
        String[] ends = text.strip().split("-");
        if (ends.length != 2) throw unreadable(text, null);
        try {
            return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException noTime) {
            throw unreadable(text, noTime);
        }
    }

    private static IllegalArgumentException unreadable(String text, Exception cause) {
        return new IllegalArgumentException("write working hours like 08:30-12:00, not \"" + text + "\"", cause);
    }
}
