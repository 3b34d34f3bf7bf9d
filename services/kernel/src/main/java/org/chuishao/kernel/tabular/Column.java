package org.chuishao.kernel.tabular;

import java.util.function.Function;
import org.chuishao.kernel.problem.Text;

/**
 * One column of a table for a spreadsheet.
 *
 * @param cell a String, a Number, a {@link Text} for what is said in the reader's language, or null for an empty cell
 */
public record Column<T>(Text header, Function<T, Object> cell) {
    public static <T> Column<T> of(String zh, String en, Function<T, Object> cell) {
        return new Column<>(new Text(zh, en), cell);
    }
}
