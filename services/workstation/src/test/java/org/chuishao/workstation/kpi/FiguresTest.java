package org.chuishao.workstation.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
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
        var issues = new OfIssues(0, 0, settled, 0, escalated, null, null);
        var figures = Figures.of(issues, OfWhistles.NONE, OfMeetings.NONE, LINE);
        assertEquals(rate, figures.rate());
        assertEquals(below, figures.belowLine());
    }

    @Test
    void timesAreHoursToTwoPlaces() {
        var issues = new OfIssues(1, 2, 3, 4, 0, 100L, 2_881L);
        var meetings = new OfMeetings(1, 2).plus(new OfMeetings(2, 0));
        var figures = Figures.of(issues, new OfWhistles(5, 4, 3), meetings, LINE);
        assertEquals(3, figures.meetingsHeld());
        assertEquals(2, figures.overdueResolutions());
        assertEquals("1.67", figures.medianHours());
        assertEquals("48.02", figures.p90Hours());
        assertEquals(3, figures.found());
        assertEquals(7, figures.settledInStation());
        assertEquals(4, figures.disputesSettled());
        assertEquals(3, figures.whistlesSolved());
    }
}
