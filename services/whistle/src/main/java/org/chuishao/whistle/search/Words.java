package org.chuishao.whistle.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;

/** What somebody searches for: words that must all occur, each of two characters at least. */
public record Words(List<String> words) {
    private static final int MOST = 6;
    private static final int LONGEST = 100;

    /** The full-width one, too. */
    private static final String SPACES = " \t\n\r\u3000";

    /** @throws Problem 400 when a word has one character only: no index knows it, and it would find nearly everything */
    public static Words of(String asked) {
        var words = Arrays.stream(asked.strip().toLowerCase(Locale.ROOT).split("[" + SPACES + "]+"))
                .toList();
        if (asked.length() > LONGEST || words.size() > MOST)
            throw Problem.invalid("q", "最多 6 个词、100 个字。", "Takes up to 6 words of 100 characters in all.");
        if (words.stream().anyMatch(word -> word.codePointCount(0, word.length()) < 2))
            throw Problem.invalid("q", "每个词至少两个字。", "Every word takes two characters at least.");
        return new Words(words);
    }

    /** The pairs of characters of a text, as the database cuts them: none across a space. */
    public static Set<String> pairs(String text) {
        var letters = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < letters.length; i++) {
            if (SPACES.indexOf(letters[i]) < 0 && SPACES.indexOf(letters[i + 1]) < 0)
                pairs.add(new String(letters, i, 2));
        }
        return pairs;
    }

    /**
     * The condition on a {@link SearchEntry} called {@code s}, word by word; {@code bind} takes each parameter's value.
     * How rare a word is tells which index is best: the statement wants a plan of its own each time.
     */
    public String condition(String district, java.util.function.BiConsumer<String, Object> bind) {
        var conditions = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            bind.accept("pairs" + i, array(district, pairs(word)));
            bind.accept("word" + i, "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            var occurs = "%s and s.body like :word%d".formatted(includes("pairs" + i), i);
            if (isNumber(word)) {
                bind.accept("number" + i, array(district, Set.of(word)));
                occurs = "(%s or %s)".formatted(includes("number" + i), occurs);
            }
            conditions.add(occurs);
        }
        return String.join(" and ", conditions);
    }

    private static String includes(String parameter) {
        return "cast(sql('? @> cast(? as text[])', s.grams, :%s) as Boolean) = true".formatted(parameter);
    }

    private static boolean isNumber(String word) {
        return word.matches("[\\d-]{2,30}");
    }

    /** As PostgreSQL writes an array; every element is quoted, whatever it holds. */
    private static String array(String district, Set<String> grams) {
        return grams.stream()
                .map(gram -> '"' + district + gram.replaceAll("([\\\\\"])", "\\\\$1") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
