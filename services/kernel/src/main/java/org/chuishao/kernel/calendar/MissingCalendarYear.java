package org.chuishao.kernel.calendar;

/** A deadline reaches a year whose holidays nobody has entered; guessing "no holidays" would be wrong (domain §3). */
public class MissingCalendarYear extends RuntimeException {

    private final int year;

    MissingCalendarYear(int year) {
        super("the holidays of " + year + " are not known: an administrator imports them, PUT /api/v1/calendar/"
                + year);
        this.year = year;
    }

    public int year() {
        return year;
    }
}
