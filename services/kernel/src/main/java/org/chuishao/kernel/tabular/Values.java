package org.chuishao.kernel.tabular;

/** What the cells of one row say, by column. */
public final class Values {
    private final Layout<?> layout;
    private final Object[] values;
    private final boolean[] present;

    Values(Layout<?> layout, Object[] values, boolean[] present) {
        this.layout = layout;
        this.values = values;
        this.present = present;
    }

    /** @return null for an empty cell */
    @SuppressWarnings("unchecked") // the layout puts what the field's own form has read at the field's place
    public <V> V get(Field<V> field) {
        return (V) values[layout.place(field)];
    }

    boolean has(Field<?> field) {
        return present[layout.place(field)];
    }

    boolean isWhole() {
        for (var there : present) if (!there) return false;
        return true;
    }

    <R> Values over(Layout<R> layout, R known) {
        var merged = values.clone();
        for (int i = 0; i < merged.length; i++) if (!present[i]) merged[i] = layout.value(i, known);
        return new Values(layout, merged, present);
    }
}
