package org.chuishao.kernel.calendar;

/** A deadline reaches a year whose holidays nobody has entered; guessing "no holidays" would be wrong (domain §3). */
public class MissingCalendarYear extends RuntimeException {

    private final int year;

    MissingCalendarYear(int year) {
        super("The working calendar has no year " + year + ". Add calendar/" + year
                + ".json (holiday-cn format, after the State Council's notice for " + year + ") and restart.");
        this.year = year;
    }

    public int year() {
        return year;
    }
}
