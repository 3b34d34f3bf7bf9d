package org.chuishao.kernel.tabular;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workbook writes characters that XML has no way for, or would not give back: {@code _x000D_} (ISO/IEC 29500, ST_Xstring). A text
 * that happens to look like that has its first sign written so.
 */
final class Unwritable {
    private static final Pattern WRITTEN = Pattern.compile("_x(?<hex>[0-9A-Fa-f]{4})_");
    /** One sign may end such a piece and begin the next. */
    private static final Pattern LOOKS_WRITTEN = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private Unwritable() {}

    static String written(String text) {
        return text.contains("_x") ? LOOKS_WRITTEN.matcher(text).replaceAll("_x005F_") : text;
    }

    static String read(String text) {
        if (!text.contains("_x")) return text;
        return WRITTEN.matcher(text).replaceAll(found -> {
            char meant = (char) Integer.parseInt(found.group("hex"), 16);
            boolean isText = meant >= ' ' && !Character.isSurrogate(meant) || "\t\n\r".indexOf(meant) >= 0;
            return Matcher.quoteReplacement(isText ? String.valueOf(meant) : found.group());
        });
    }
}
