package org.chuishao.reporting.export;

import java.util.function.Function;
import org.chuishao.kernel.problem.Text;

/**
 * One column of a table for a spreadsheet.
 *
 * @param cell a String, a Number, or null for an empty cell
 */
public record Column<T>(Text header, Function<T, Object> cell) {
    public static <T> Column<T> of(String zh, String en, Function<T, Object> cell) {
        return new Column<>(new Text(zh, en), cell);
    }

    /** A spreadsheet must not take what somebody wrote for a formula. */
    static Object harmless(Object cell) {
        return cell instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }
}
