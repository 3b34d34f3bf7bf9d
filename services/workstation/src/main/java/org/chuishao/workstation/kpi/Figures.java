package org.chuishao.workstation.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import org.chuishao.workstation.meeting.MeetingFigures;

/**
 * How a station, a street or the district did in a period. Everything is counted in the period in which it happened, so a past
 * period changes only when what it counted is undone: a settlement is not accepted, a whistle comes back, a resolution gets another day.
 * Otherwise nobody would lose anything by settling too early, and the second settlement would count once more.
 *
 * @param found matters found; what was struck off counts nowhere
 * @param settledInStation 站内化解
 * @param escalated given to the departments, and not sent back
 * @param rate settled of all that were decided, settled or escalated, in percent with two places; absent when none was
 * @param belowLine the rate is below the district's line
 * @param medianHours from found to settled in the station, of what was settled; nearest rank
 * @param p90Hours the same, nine of ten
 * @param whistlesBlown all whistles of the station, also those blown without an issue
 * @param whistlesSolved closed as SOLVED
 * @param overdueResolutions at the period's end, or now while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        int found,
        int demandsFound,
        int disputesFound,
        int settledInStation,
        int disputesSettled,
        int escalated,
        String rate,
        boolean belowLine,
        String medianHours,
        String p90Hours,
        int whistlesBlown,
        int whistlesClosed,
        int whistlesSolved,
        int meetingsHeld,
        int overdueResolutions) {

    /**
     * Of its own issues.
     *
     * @param minutes from found to settled, one for each that was settled
     */
    record OfIssues(
            int demandsFound,
            int disputesFound,
            int demandsSettled,
            int disputesSettled,
            int escalated,
            int... minutes) {
        static OfIssues sum(Collection<OfIssues> parts) {
            return new OfIssues(
                    parts.stream().mapToInt(OfIssues::demandsFound).sum(),
                    parts.stream().mapToInt(OfIssues::disputesFound).sum(),
                    parts.stream().mapToInt(OfIssues::demandsSettled).sum(),
                    parts.stream().mapToInt(OfIssues::disputesSettled).sum(),
                    parts.stream().mapToInt(OfIssues::escalated).sum(),
                    parts.stream()
                            .map(OfIssues::minutes)
                            .flatMapToInt(Arrays::stream)
                            .toArray());
        }

        /** Nearest rank: the smallest time that so many of a hundred took at most; null when nothing was settled. */
        static Long percentile(int[] sorted, int percent) {
            return sorted.length == 0 ? null : (long) sorted[(percent * sorted.length + 99) / 100 - 1];
        }
    }

    record OfWhistles(int blown, int closed, int solved) {
        static OfWhistles sum(Collection<OfWhistles> parts) {
            return new OfWhistles(
                    parts.stream().mapToInt(OfWhistles::blown).sum(),
                    parts.stream().mapToInt(OfWhistles::closed).sum(),
                    parts.stream().mapToInt(OfWhistles::solved).sum());
        }
    }

    record OfMeetings(int held, int overdueResolutions) {
        static OfMeetings sum(Collection<MeetingFigures.Counts> parts) {
            return new OfMeetings(
                    parts.stream().mapToInt(MeetingFigures.Counts::held).sum(),
                    parts.stream().mapToInt(MeetingFigures.Counts::overdue).sum());
        }
    }

    static Figures of(OfIssues issues, OfWhistles whistles, OfMeetings meetings, BigDecimal line) {
        int settled = issues.demandsSettled() + issues.disputesSettled();
        var rate = rate(settled, issues.escalated());
        var minutes = issues.minutes().clone();
        Arrays.sort(minutes);
        return new Figures(
                issues.demandsFound() + issues.disputesFound(),
                issues.demandsFound(),
                issues.disputesFound(),
                settled,
                issues.disputesSettled(),
                issues.escalated(),
                rate == null ? null : rate.toPlainString(),
                rate != null && rate.compareTo(line) < 0,
                hours(OfIssues.percentile(minutes, 50)),
                hours(OfIssues.percentile(minutes, 90)),
                whistles.blown(),
                whistles.closed(),
                whistles.solved(),
                meetings.held(),
                meetings.overdueResolutions());
    }

    static BigDecimal rate(int settled, int escalated) {
        int decided = settled + escalated;
        return decided == 0
                ? null
                : BigDecimal.valueOf(settled * 100L).divide(BigDecimal.valueOf(decided), 2, RoundingMode.HALF_UP);
    }

    static String hours(Long minutes) {
        return minutes == null
                ? null
                : BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
