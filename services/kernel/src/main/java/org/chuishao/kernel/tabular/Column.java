package org.chuishao.kernel.tabular;

import java.util.function.Function;
import org.chuishao.kernel.lifecycle.Named;
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

    /** Of what has a code: readers of Chinese get its word, readers of English and their programs the code itself. */
    public static <T, N extends Enum<N> & Named> Column<T> named(String zh, String en, Function<T, N> cell) {
        return of(zh, en, row -> {
            var named = cell.apply(row);
            return named == null ? null : new Text(named.zh(), named.name());
        });
    }
}
