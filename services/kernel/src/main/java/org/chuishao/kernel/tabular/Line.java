package org.chuishao.kernel.tabular;

/** A row of a file that reads without a fault. */
public final class Line<R> {
    private final Layout<R> layout;
    private final int number;
    private final Values values;
    private final R row;

    Line(Layout<R> layout, int number, Values values, R row) {
        this.layout = layout;
        this.number = number;
        this.values = values;
        this.row = row;
    }

    /** As spreadsheets number it, to say where something is wrong. */
    public int number() {
        return number;
    }

    /** What the file says; columns it does not have are null. */
    public R row() {
        return row;
    }

    /** Whether the file has this column, if perhaps with an empty cell. */
    public boolean has(Field<?> field) {
        return values.has(field);
    }

    /** What the register shall say: what the file says, and for columns the file does not have what was known. */
    public R over(R known) {
        return known == null || values.isWhole() ? row : layout.make(values.over(layout, known));
    }
}
