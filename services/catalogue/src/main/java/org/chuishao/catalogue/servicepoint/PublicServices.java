package org.chuishao.catalogue.servicepoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chuishao.catalogue.match.Match;
import org.chuishao.catalogue.match.Reason;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.time.Shanghai;

/** Public services for some words, the likest first; none when the words are nobody's. */
public record PublicServices(List<Found> items) {
    private static final int MOST_POINTS = 10;

    /**
     * A public service and where it is offered.
     *
     * @param points the nearest first, ten at most
     */
    public record Found(
            String code,
            String name,
            String category,
            String subcategory,
            String lead,
            List<Reason> reasons,
            List<Point> points) {}

    /** @param openUntil absent when it is closed now, or when the year's holidays are unknown and decide it */
    public record Point(
            String code,
            String name,
            String area,
            String address,
            @JsonInclude(JsonInclude.Include.NON_NULL) String phone,
            List<OpeningHours> hours,
            @JsonInclude(JsonInclude.Include.NON_NULL) OffsetDateTime openUntil) {
        static Point of(ServicePoint point, Instant now, WorkCalendar calendar) {
            var facts = point.facts;
            return new Point(
                    point.code,
                    facts.name(),
                    facts.area(),
                    facts.address(),
                    facts.phone(),
                    facts.hours(),
                    closesAt(facts.hours(), now, calendar));
        }
    }

    static PublicServices of(
            List<Match> found, List<ServicePoint> offering, String near, Instant now, WorkCalendar calendar) {
        return new PublicServices(found.stream()
                .map(match -> {
                    var item = match.item();
                    return new Found(
                            item.code(),
                            item.name(),
                            item.field(),
                            item.subfield(),
                            item.lead(),
                            match.reasons(),
                            nearest(item.code(), offering, near)
                                    .map(point -> Point.of(point, now, calendar))
                                    .toList());
                })
                .toList());
    }

    private static Stream<ServicePoint> nearest(String item, List<ServicePoint> offering, String near) {
        return offering.stream()
                .filter(point -> point.facts.services().contains(item))
                .sorted(Comparator.comparingInt((ServicePoint point) -> distance(point.facts.area(), near))
                        .thenComparing(point -> point.code))
                .limit(MOST_POINTS);
    }

    /** The point that serves the place itself, then those of what lies above it, then those near by, then the others. */
    static int distance(String area, String near) {
        if (near == null) return 0;
        if (near.startsWith(area)) return near.length() - area.length();
        if (area.startsWith(near)) return area.length();
        return near.length() > 9 && area.startsWith(near.substring(0, 9)) ? 20 : 30;
    }

    static OffsetDateTime closesAt(List<OpeningHours> hours, Instant now, WorkCalendar calendar) {
        return hours.stream()
                .map(open -> until(open, now, calendar))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(Shanghai::time)
                .orElse(null);
    }

    private static Optional<Instant> until(OpeningHours open, Instant now, WorkCalendar calendar) {
        try {
            return open.shift().until(now, calendar);
        } catch (MissingCalendarYear unknown) {
            return Optional.empty();
        }
    }
}
