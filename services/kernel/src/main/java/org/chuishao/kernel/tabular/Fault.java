package org.chuishao.kernel.tabular;

import java.util.Locale;
import org.chuishao.kernel.problem.Text;

/**
 * One thing that is wrong in a file.
 *
 * @param line as spreadsheets number rows, the header being line 1; 0 for what is wrong with the file as a whole
 * @param column its header, or where there is none its letter; null for what is wrong with the whole line
 * @param reason what to do about it
 */
public record Fault(int line, Text column, Text reason) {
    /** A fault as it is told to a reader of one language. */
    public record Told(int line, String column, String reason) {}

    public Told in(Locale language) {
        return new Told(line, column == null ? null : column.in(language), reason.in(language));
    }
}
