package org.chuishao.workstation.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.chuishao.workstation.kpi.Figures.OfIssues;
import org.chuishao.workstation.kpi.Figures.OfMeetings;
import org.chuishao.workstation.kpi.Figures.OfWhistles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final BigDecimal LINE = new BigDecimal("80.00");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "4, 1, 80.00,  false",
                "3, 1, 75.00, true",
                "2, 1, 66.67, true",
                "5, 0, 100.00, false",
                "0, 2, 0.00, true",
                "0, 0, none,   false",
                "7999, 2001, 79.99, true",
            })
    void theRateIsOfWhatWasDecided(int settled, int escalated, String rate, boolean below) {
        var issues = new OfIssues(0, 0, settled, 0, escalated);
        var figures = Figures.of(issues, new OfWhistles(0, 0, 0), new OfMeetings(0, 0), LINE);
        assertEquals(rate, figures.rate());
        assertEquals(below, figures.belowLine());
    }

    @ParameterizedTest
    @CsvSource({
        "50, 1, 1",
        "50, 2, 1",
        "50, 3, 2",
        "90, 1, 1",
        "90, 9, 9",
        "90, 10, 9",
        "90, 11, 10",
        "90, 20, 18",
        "50, 101, 51"
    })
    void aPercentileIsTheNearestRank(int percent, int count, long expected) {
        var sorted = IntStream.rangeClosed(1, count).toArray();
        assertEquals(expected, OfIssues.percentile(sorted, percent));
    }

    @Test
    void timesAreHoursToTwoPlaces() {
        var issues = OfIssues.sum(
                List.of(new OfIssues(1, 0, 1, 2, 0, 2_881, 10, 20), new OfIssues(0, 2, 2, 2, 0, 100, 200, 50, 3_000)));
        var whistles = OfWhistles.sum(List.of(new OfWhistles(4, 3, 1), new OfWhistles(1, 1, 2)));
        var figures = Figures.of(issues, whistles, new OfMeetings(3, 2), LINE);
        assertEquals(3, figures.meetingsHeld());
        assertEquals(2, figures.overdueResolutions());
        assertEquals("1.67", figures.medianHours());
        assertEquals("50.00", figures.p90Hours());
        assertEquals(3, figures.found());
        assertEquals(7, figures.settledInStation());
        assertEquals(4, figures.disputesSettled());
        assertEquals(3, figures.whistlesSolved());
    }
}
