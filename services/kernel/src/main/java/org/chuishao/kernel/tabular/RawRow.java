package org.chuishao.kernel.tabular;

import java.util.List;
import java.util.Map;
import org.chuishao.kernel.problem.Text;

/**
 * A row as the file has it.
 *
 * @param line as a spreadsheet numbers it
 * @param cells stripped; an empty one is ""
 * @param faults of cells that hold no value one could read, by their place in the row
 */
record RawRow(int line, List<String> cells, Map<Integer, Text> faults) {
    boolean isBlank() {
        return faults.isEmpty() && cells.stream().allMatch(String::isEmpty);
    }

    String cell(int place) {
        return place < cells.size() ? cells.get(place) : "";
    }

    static String stripped(String cell) {
        // strip() knows the Chinese full-width blank, but not the one that does not break
        return cell.replace('\u00A0', ' ').strip();
    }

    /** As a fault repeats it. */
    static String shortened(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
    }

    /** A, B … Z, AA: how spreadsheets call a column. */
    static String letter(int place) {
        return (place < 26 ? "" : letter(place / 26 - 1)) + (char) ('A' + place % 26);
    }
}
