package org.chuishao.kernel.tabular;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** How a workbook means its numbers: a date is a number of days with a style that shows it as one. */
final class NumberStyles {
    /** What is quoted, escaped or a colour in a number format means nothing. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");

    /** As Excel has it; looking through a megabyte of opening brackets would take hours. */
    private static final int LONGEST_FORMAT = 255;

    private static final Pattern DATE_LETTER = Pattern.compile("[yYdDmMhHsS年月日]");
    /** The digits a number may have: a workbook's hold 15, and 1E+999999 is nobody's value. */
    private static final int DIGITS = 40;

    private static final long DAY = 86_400;
    /** The last day Excel counts: 9999-12-31. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private final BitSet dates = new BitSet();
    private final LocalDate dayZero;

    private NumberStyles(boolean since1904) {
        // Excel believes in a 29 February 1900, so that from March on its days begin one earlier
        this.dayZero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    static NumberStyles read(Parts parts, String name, boolean since1904) throws IOException {
        var styles = new NumberStyles(since1904);
        if (name == null || !parts.has(name)) return styles;
        var dateFormats = new HashSet<String>();
        boolean inCells = false;
        var formats = new ArrayList<String>();
        try (var part = parts.open(name)) {
            for (var element = part.nextStart(); element != null; element = part.nextStart()) {
                switch (element) {
                    case "numFmt" -> {
                        if (showsDate(part.attribute("formatCode"))) dateFormats.add(part.attribute("numFmtId"));
                    }
                    case "cellXfs" -> inCells = true;
                    case "cellStyles", "dxfs" -> inCells = false;
                    case "xf" -> {
                        if (inCells) formats.add(part.attribute("numFmtId"));
                    }
                    default -> {}
                }
            }
        }
        styles.markDates(formats, dateFormats);
        return styles;
    }

    private void markDates(List<String> formats, HashSet<String> dateFormats) {
        for (int i = 0; i < formats.size(); i++) {
            var format = formats.get(i);
            if (format != null && (dateFormats.contains(format) || isBuiltInDate(format))) dates.set(i);
        }
    }

    private static boolean showsDate(String format) {
        if (format == null) return false;
        if (format.length() > LONGEST_FORMAT) throw Unreadable.damaged();
        return DATE_LETTER.matcher(DECORATION.matcher(format).replaceAll("")).find();
    }

    private static boolean isBuiltInDate(String format) {
        if (!format.matches("\\d{1,3}")) return false;
        int id = Integer.parseInt(format);
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    /** @return the number as a person would write it, a date as 2026-11-18; null if it is none */
    String shown(String number, String style) {
        if (number.length() > DIGITS) return null;
        try {
            var value = new BigDecimal(number);
            if (Math.abs((long) value.scale()) > DIGITS) return null;
            if (style != null && style.matches("\\d{1,5}") && dates.get(Integer.parseInt(style))) return date(value);
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String date(BigDecimal days) {
        if (days.signum() < 0 || days.compareTo(LAST_DAY) >= 0) return null;
        long seconds = days.multiply(BigDecimal.valueOf(DAY))
                .add(new BigDecimal("0.5"))
                .longValue();
        LocalDateTime time = dayZero.atStartOfDay().plusSeconds(seconds);
        return seconds % DAY == 0 ? time.toLocalDate().toString() : time.toString();
    }
}
