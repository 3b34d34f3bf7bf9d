package org.chuishao.kernel.tabular;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Text;

/**
 * How a value is written in a cell, both ways: what is exported reads as what it was.
 *
 * @param takes what is to be written, for the template and for whoever wrote something else
 * @param read never called for an empty cell; empty for what is not of this form
 * @param show a String, a Number or a Text
 */
public record Form<V>(Text takes, Function<String, Optional<V>> read, Function<V, Object> show) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.0+)?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");
    private static final String BETWEEN = ";；|\r\n";
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\nr;；|｜:：])");
    private static final Map<String, Boolean> YES_NO = Map.of(
            "是", true, "yes", true, "true", true, "y", true, "1", true, "否", false, "no", false, "false", false, "n",
            false, "0", false);

    public static Form<String> text(int most) {
        return of(
                "不超过 " + most + " 个字的文字",
                "text of at most " + most + " characters",
                cell -> cell.length() <= most && !CONTROL.matcher(cell).find() ? Optional.of(cell) : Optional.empty(),
                text -> text);
    }

    /** @param zh what the pattern takes, in words */
    public static Form<String> pattern(String pattern, String zh, String en) {
        var compiled = Pattern.compile(pattern);
        return of(zh, en, cell -> Optional.of(cell).filter(compiled.asMatchPredicate()), text -> text);
    }

    public static Form<Integer> number(int least, int most) {
        return of(
                least + " 至 " + most + " 的整数",
                "a whole number from " + least + " to " + most,
                cell -> Optional.of(cell)
                        .filter(NUMBER.asMatchPredicate())
                        .map(digits -> new BigDecimal(digits).longValueExact())
                        .filter(n -> n >= least && n <= most)
                        .map(Long::intValue),
                number -> number);
    }

    /** Money and the like: never floating point. */
    public static Form<BigDecimal> decimal(String least, String most) {
        var from = new BigDecimal(least);
        var to = new BigDecimal(most);
        return of(
                least + " 至 " + most + " 的数",
                "a number from " + least + " to " + most,
                cell -> Optional.of(cell)
                        .filter(DECIMAL.asMatchPredicate())
                        .map(BigDecimal::new)
                        .filter(n -> n.compareTo(from) >= 0 && n.compareTo(to) <= 0),
                number -> number);
    }

    /** A day of the calendar: 30 February is none. */
    public static Form<LocalDate> date() {
        return of("日期，如 2026-11-18", "a date such as 2026-11-18", Form::readDate, LocalDate::toString);
    }

    private static Optional<LocalDate> readDate(String cell) {
        var parts = DATE.matcher(cell);
        if (!parts.matches()) return Optional.empty();
        int first = parts.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.group(first)),
                    Integer.parseInt(parts.group(first + 1)),
                    Integer.parseInt(parts.group(first + 2))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public static Form<Boolean> yesNo() {
        return of(
                "是或否",
                "yes or no",
                cell -> Optional.ofNullable(YES_NO.get(cell.toLowerCase(Locale.ROOT))),
                yes -> yes ? new Text("是", "yes") : new Text("否", "no"));
    }

    /** One of a few: written as its label in either language, or as its code in the API. */
    public static <E extends Enum<E>> Form<E> choice(Class<E> type, Function<E, Text> label) {
        var known = new HashMap<String, E>();
        for (var value : type.getEnumConstants()) {
            known.put(plain(label.apply(value).zh()), value);
            known.put(plain(label.apply(value).en()), value);
            known.put(plain(value.name()), value);
        }
        return of(
                "之一：" + joined(type, value -> label.apply(value).zh(), "、"),
                "one of: " + joined(type, value -> label.apply(value).en(), ", "),
                cell -> Optional.ofNullable(known.get(plain(cell))),
                label::apply);
    }

    private static <E> String joined(Class<E> type, Function<E, String> word, String between) {
        return Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(between));
    }

    /** Several in one cell, with semicolons or line ends between them; those within one are {@link #escaped}. */
    public static <V> Form<List<V>> list(Form<V> one, int most) {
        return of(
                "以分号分隔的至多 " + most + " 项，每项为" + one.takes().zh(),
                "at most " + most + " with semicolons between them, each "
                        + one.takes().en(),
                cell -> {
                    var found = new ArrayList<V>();
                    for (var part : parts(cell, BETWEEN, Integer.MAX_VALUE)) {
                        var text = unescaped(part);
                        if (text.isBlank()) continue;
                        var value = one.read().apply(text);
                        if (value.isEmpty() || found.size() == most) return Optional.empty();
                        found.add(value.get());
                    }
                    return Optional.of(List.copyOf(found));
                },
                values -> new Text(joined(one, values, Locale.CHINESE), joined(one, values, Locale.ENGLISH)));
    }

    private static <V> String joined(Form<V> one, List<V> values, Locale language) {
        return values.stream()
                .map(value -> escaped(one.shown(value, language), BETWEEN))
                .collect(Collectors.joining("; "));
    }

    /** A text as one of several parts of a cell: line ends as {@code \n}, a backslash before what would end the part and before itself. */
    public static String escaped(String text, String between) {
        var part = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> part.append("\\n");
                case '\r' -> part.append("\\r");
                default -> (c == '\\' || between.indexOf(c) >= 0 ? part.append('\\') : part).append(c);
            }
        }
        return part.toString();
    }

    /** What was written {@link #escaped}; a backslash before anything else is just that. */
    public static String unescaped(String part) {
        return ESCAPED.matcher(part).replaceAll(found -> switch (found.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case String other -> Matcher.quoteReplacement(other);
        });
    }

    /**
     * The parts of a cell, without blanks around them and still {@link #escaped}.
     *
     * @param between each of these characters ends a part
     * @param most in the last of so many they are like any other
     */
    public static List<String> parts(String cell, String between, int most) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < cell.length() && parts.size() < most - 1; i++) {
            if (cell.charAt(i) == '\\') {
                i++;
            } else if (between.indexOf(cell.charAt(i)) >= 0) {
                parts.add(cell.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(cell.substring(from).strip());
        return parts;
    }

    /** As it stands in a cell. */
    String shown(V value, Locale language) {
        return switch (show.apply(value)) {
            case Text text -> text.in(language);
            case BigDecimal number -> number.toPlainString();
            case Object other -> other.toString();
        };
    }

    /** The same on paper, something else in the program. */
    public <W> Form<W> as(Function<V, Optional<W>> read, Function<W, V> show) {
        return new Form<>(
                takes, cell -> this.read.apply(cell).flatMap(read), value -> this.show.apply(show.apply(value)));
    }

    /** For a form of its own. */
    public static <V> Form<V> of(String zh, String en, Function<String, Optional<V>> read, Function<V, Object> show) {
        return new Form<>(new Text(zh, en), read, show);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
