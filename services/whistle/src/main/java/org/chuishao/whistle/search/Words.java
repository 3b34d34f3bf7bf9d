package org.chuishao.whistle.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chuishao.kernel.database.Condition;
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

    /** The pairs of characters of a text: none across a space. */
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
     * What a whistle is found by: the pairs of its text and the forms of its number, each after its district, so that districts
     * share no postings.
     */
    public static List<String> grams(String district, String body, String number) {
        var count = number.substring(number.lastIndexOf('-') + 1);
        var grams = pairs(body);
        grams.addAll(List.of(number, number.substring(district.length() + 1), count, count.replaceFirst("^0+", "")));
        return after(district, grams);
    }

    /**
     * Word by word, on a {@code search_entry} called {@code s}. How rare a word is tells which index is best: the question wants a
     * plan of its own each time.
     */
    public Condition condition(String district) {
        return words.stream()
                .map(word -> occurs(district, word))
                .reduce(Condition::and)
                .orElseThrow();
    }

    private static Condition occurs(String district, String word) {
        var like = "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var pairs = after(district, pairs(word));
        return isNumber(word)
                ? Condition.of(
                        "(s.grams @> ? or s.grams @> ? and s.body like ?)", after(district, Set.of(word)), pairs, like)
                : Condition.of("s.grams @> ? and s.body like ?", pairs, like);
    }

    private static boolean isNumber(String word) {
        return word.matches("[\\d-]{2,30}");
    }

    private static List<String> after(String district, Set<String> grams) {
        return grams.stream().map(district::concat).toList();
    }
}
