package org.chuishao.kernel.tabular;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chuishao.kernel.problem.Text;

/** A column of a register: what it is called in both languages, how it is written, what it is held to. */
public final class Field<V> {
    private record Check<V>(Predicate<V> right, Text otherwise) {}

    private final Text header;
    private final Form<V> form;
    private boolean required;
    private final List<Check<V>> checks = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();

    private Field(Text header, Form<V> form) {
        this.header = header;
        this.form = form;
    }

    public static <V> Field<V> of(String zh, String en, Form<V> form) {
        return new Field<>(new Text(zh, en), form);
    }

    /** No row may leave it empty, and no file leave it out. */
    public Field<V> required() {
        required = true;
        return this;
    }

    /** What holds for every value that is written in the right form. */
    public Field<V> check(Predicate<V> right, String zh, String en) {
        checks.add(new Check<>(right, new Text(zh, en)));
        return this;
    }

    /** Other headers it is known by, in files that are not ours. */
    public Field<V> alias(String... names) {
        aliases.addAll(List.of(names));
        return this;
    }

    public Text header() {
        return header;
    }

    Form<V> form() {
        return form;
    }

    boolean isRequired() {
        return required;
    }

    Stream<String> names() {
        return Stream.concat(Stream.of(header.zh(), header.en()), aliases.stream())
                .map(Field::plain);
    }

    /** A header as it is compared: in whatever width, case and spacing it is written, marked as needed or not. */
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("[\\s*_]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** @return the value, or null with a fault noted, or null for an empty cell */
    V read(RawRow row, int place, Text column, Faults faults) {
        var unread = row.faults().get(place);
        if (unread != null) {
            faults.add(row.line(), column, unread);
            return null;
        }
        var cell = row.cell(place);
        if (cell.isEmpty()) {
            if (required) faults.add(row.line(), column, new Text("此列必填。", "This column must be filled in."));
            return null;
        }
        var value = form.read().apply(cell);
        if (value.isEmpty()) {
            faults.add(row.line(), column, expected(cell));
            return null;
        }
        for (var check : checks)
            if (!check.right.test(value.get())) {
                faults.add(row.line(), column, check.otherwise);
                return null;
            }
        return value.get();
    }

    private Text expected(String cell) {
        var shown = RawRow.shortened(cell);
        return new Text(
                "“" + shown + "”不符合要求：应为" + form.takes().zh() + "。",
                "\"" + shown + "\" will not do: write " + form.takes().en() + ".");
    }

    Object show(V value) {
        return value == null ? null : form.show().apply(value);
    }
}
