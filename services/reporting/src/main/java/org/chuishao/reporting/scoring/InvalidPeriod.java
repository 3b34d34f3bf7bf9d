package org.chuishao.reporting.scoring;

/** A text that names no period; it says how to write one. */
public class InvalidPeriod extends IllegalArgumentException {

    InvalidPeriod(String text) {
        super("\"" + text + "\" is no period; write a month 2026-09, a quarter 2026-Q3 or a year 2026");
    }
}
