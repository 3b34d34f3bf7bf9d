package org.chuishao.kernel.tabular;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Text;

/**
 * One thing that two entries of a register say differently.
 *
 * @param words a sentence: what it was and what it is, or of lists, what came and what went
 */
public record Difference(Text column, Text before, Text after, Text words) {
    /** A difference as it is told to a reader of one language; null for what was or is not said. */
    public record Told(String column, String before, String after, String words) {}

    public Told in(Locale language) {
        return new Told(
                column.in(language),
                before == null ? null : before.in(language),
                after == null ? null : after.in(language),
                words.in(language));
    }

    static <V> Difference of(Field<V> field, V before, V after) {
        var was = shown(field, before);
        var is = shown(field, after);
        var words = before instanceof List<?> old && after instanceof List<?> now ? moved(field, old, now) : null;
        return new Difference(field.header(), was, is, words == null ? replaced(field.header(), was, is) : words);
    }

    private static <V> Text shown(Field<V> field, V value) {
        return value == null
                ? null
                : new Text(
                        field.form().shown(value, Locale.CHINESE), field.form().shown(value, Locale.ENGLISH));
    }

    private static Text replaced(Text header, Text was, Text is) {
        if (was == null)
            return new Text(header.zh() + "：新增“" + is.zh() + "”。", header.en() + ": now \"" + is.en() + "\".");
        if (is == null)
            return new Text(header.zh() + "：删去“" + was.zh() + "”。", header.en() + ": no longer \"" + was.en() + "\".");
        return new Text(
                header.zh() + "：由“" + was.zh() + "”改为“" + is.zh() + "”。",
                header.en() + ": \"" + was.en() + "\" became \"" + is.en() + "\".");
    }

    /** @return null where only the order is another */
    @SuppressWarnings("unchecked") // a list of one element is shown by the form the whole list is shown by
    private static <V> Text moved(Field<V> field, List<?> old, List<?> now) {
        var came = without(now, old);
        var went = without(old, now);
        if (came.isEmpty() && went.isEmpty()) return null;
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (!came.isEmpty()) {
            var shown = shown(field, (V) came);
            zh.add("增加“" + shown.zh() + "”");
            en.add("added \"" + shown.en() + "\"");
        }
        if (!went.isEmpty()) {
            var shown = shown(field, (V) went);
            zh.add("删去“" + shown.zh() + "”");
            en.add("removed \"" + shown.en() + "\"");
        }
        return new Text(
                field.header().zh() + "：" + String.join("，", zh) + "。",
                field.header().en() + ": " + String.join(", ", en) + ".");
    }

    private static List<?> without(List<?> list, Collection<?> others) {
        return list.stream().filter(one -> !others.contains(one)).collect(Collectors.toList());
    }
}
