package org.chuishao.kernel.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Text;

/**
 * A register as a spreadsheet. It says its columns once and has import, dry run, template and export:
 *
 * <pre>{@code
 * static final Field<String> CODE = Field.of("代码", "Code", Form.text(24)).required();
 * static final Field<String> NAME = Field.of("名称", "Name", Form.text(100)).required();
 * static final Layout<Station> STATIONS = Layout.<Station>of(Limits.rows(10_000), v -> new Station(v.get(CODE), v.get(NAME)))
 *         .column(CODE, Station::code)
 *         .column(NAME, Station::name)
 *         .key(CODE);
 * }</pre>
 *
 * Headers may come in either language and any order; required columns may not be missing, others may.
 */
public final class Layout<R> {
    private record Bound<R, V>(Field<V> field, Function<R, V> value) {
        Object shown(R row) {
            return field.show(value.apply(row));
        }

        Difference difference(R before, R after) {
            var was = value.apply(before);
            var is = value.apply(after);
            return Objects.equals(was, is) ? null : Difference.of(field, was, is);
        }
    }

    private final Limits limits;
    private final Function<Values, R> maker;
    private final List<Bound<R, ?>> columns = new ArrayList<>();
    private final Map<Field<?>, Integer> places = new HashMap<>();
    private Field<?> key;

    private Layout(Limits limits, Function<Values, R> maker) {
        this.limits = limits;
        this.maker = maker;
    }

    /** @param maker makes the register's own record of what a row's cells say */
    public static <R> Layout<R> of(Limits limits, Function<Values, R> maker) {
        return new Layout<>(limits, maker);
    }

    public <V> Layout<R> column(Field<V> field, Function<R, V> value) {
        places.put(field, columns.size());
        columns.add(new Bound<>(field, value));
        return this;
    }

    /** What tells one entry from another: twice in a file is a fault. */
    public Layout<R> key(Field<String> field) {
        key = field;
        return this;
    }

    public Limits limits() {
        return limits;
    }

    List<Field<?>> fields() {
        return columns.stream().<Field<?>>map(Bound::field).toList();
    }

    /** For exports: what goes out reads as what it was. */
    public Table<R> table() {
        return new Table<>(columns.stream()
                .map(bound -> new Column<R>(bound.field().header(), bound::shown))
                .toList());
    }

    /** What two entries say differently, column by column. */
    public List<Difference> differences(R before, R after) {
        return columns.stream()
                .map(bound -> bound.difference(before, after))
                .filter(Objects::nonNull)
                .toList();
    }

    public Template template() {
        return new Template(fields());
    }

    /**
     * Reads the whole file, a batch of rows at a time; rows with faults are left out, the faults noted.
     *
     * @return how many rows there were
     * @throws org.chuishao.kernel.problem.Problem 400 for what is no table we read at all
     */
    public int read(Upload upload, Faults faults, int batch, Consumer<List<Line<R>>> taker) throws IOException {
        try (var rows = upload.open()) {
            var header = rows.next();
            if (header == null) throw Unreadable.empty();
            var columnsThere = new Header<>(this, header, faults);
            if (!faults.isEmpty()) return 0;
            int count = 0;
            var seen = new KeysSeen();
            var lines = new ArrayList<Line<R>>(batch);
            for (var raw = rows.next(); raw != null; raw = rows.next()) {
                if (raw.isBlank()) continue;
                if (++count > limits.rows()) throw Unreadable.tooManyRows(limits);
                var line = read(raw, columnsThere, seen, faults);
                if (line != null) lines.add(line);
                if (lines.size() < batch) continue;
                taker.accept(List.copyOf(lines));
                lines.clear();
            }
            if (!lines.isEmpty()) taker.accept(List.copyOf(lines));
            rows.leftover().forEach(fault -> faults.add(fault.line(), fault.column(), fault.reason()));
            return count;
        }
    }

    /** For registers that are small: everything at once. */
    public List<Line<R>> readAll(Upload upload, Faults faults) throws IOException {
        var all = new ArrayList<Line<R>>();
        read(upload, faults, 1000, all::addAll);
        return all;
    }

    private Line<R> read(RawRow raw, Header<R> header, KeysSeen seen, Faults faults) {
        int before = faults.count();
        header.refuseStray(raw, faults);
        var values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++)
            if (header.has(i)) values[i] = columns.get(i).field().read(raw, header.place(i), header.name(i), faults);
        if (key != null && values[place(key)] instanceof String code)
            refuseTwice(code, raw.line(), header, seen, faults);
        if (faults.count() > before) return null;
        var found = new Values(this, values, header.present());
        return new Line<>(this, raw.line(), found, make(found));
    }

    private void refuseTwice(String code, int line, Header<R> header, KeysSeen seen, Faults faults) {
        int first = seen.add(code, line);
        if (first != 0)
            faults.add(
                    line,
                    header.name(place(key)),
                    new Text(
                            "“" + code + "”与第 " + first + " 行重复。",
                            "\"" + code + "\" is on line " + first + " already."));
    }

    R make(Values values) {
        return maker.apply(values);
    }

    int place(Field<?> field) {
        return places.get(field);
    }

    Object value(int place, R row) {
        return columns.get(place).value().apply(row);
    }

    Text headers() {
        return new Text(
                fields().stream().map(field -> field.header().zh()).collect(Collectors.joining("、")),
                fields().stream().map(field -> field.header().en()).collect(Collectors.joining(", ")));
    }
}
