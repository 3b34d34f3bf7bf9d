package org.chuishao.kernel.tabular;

import java.util.Arrays;
import java.util.HashMap;
import org.chuishao.kernel.problem.Text;

/** Where the columns of a layout are in one file. */
final class Header<R> {
    private static final int ABSENT = -1;

    private final int[] places;
    private final Text[] names;
    private final boolean[] named;
    private final boolean[] present;

    Header(Layout<R> layout, RawRow row, Faults faults) {
        var fields = layout.fields();
        this.places = new int[fields.size()];
        this.names = new Text[fields.size()];
        this.present = new boolean[fields.size()];
        this.named = new boolean[row.cells().size()];
        Arrays.fill(places, ABSENT);
        var byName = new HashMap<String, Integer>();
        for (int i = 0; i < fields.size(); i++) {
            int place = i;
            fields.get(i).names().forEach(name -> byName.put(name, place));
        }
        for (int at = 0; at < row.cells().size(); at++) note(layout, row, at, byName, faults);
        for (int i = 0; i < fields.size(); i++)
            if (!has(i) && fields.get(i).isRequired())
                faults.add(row.line(), fields.get(i).header(), new Text("缺少此列。", "This column is missing."));
    }

    private void note(Layout<R> layout, RawRow row, int at, HashMap<String, Integer> byName, Faults faults) {
        var written = row.cell(at);
        var shown = RawRow.shortened(written);
        var column = written.isEmpty() ? letter(at) : new Text(shown, shown);
        if (row.faults().containsKey(at)) {
            faults.add(row.line(), column, row.faults().get(at));
            return;
        }
        if (written.isEmpty()) return;
        named[at] = true;
        var field = byName.get(Field.plain(written));
        if (field == null) {
            var known = layout.headers();
            faults.add(
                    row.line(),
                    column,
                    new Text("没有这一列。可用的列：" + known.zh() + "。", "There is no such column. Known: " + known.en() + "."));
        } else if (has(field)) {
            faults.add(row.line(), column, new Text("此列出现了两次。", "This column is there twice."));
        } else {
            places[field] = at;
            names[field] = column;
            present[field] = true;
        }
    }

    boolean has(int field) {
        return places[field] != ABSENT;
    }

    int place(int field) {
        return places[field];
    }

    Text name(int field) {
        return names[field];
    }

    boolean[] present() {
        return present;
    }

    /** What stands under no header is nobody's. */
    void refuseStray(RawRow row, Faults faults) {
        for (int at = 0; at < row.cells().size(); at++)
            if ((at >= named.length || !named[at])
                    && (!row.cell(at).isEmpty() || row.faults().containsKey(at)))
                faults.add(row.line(), letter(at), new Text("此单元格没有列名。", "There is no header above this cell."));
    }

    private static Text letter(int at) {
        var letter = RawRow.letter(at);
        return new Text(letter, letter);
    }
}
