package org.chuishao.whistle.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.problem.Problem;

/** What somebody searches for: words that must all occur, each of two characters at least. */
public record Words(List<String> words) {
    private static final int MOST = 6;
    private static final int LONGEST = 100;

    /** The full-width one, too. */
    private static final String SPACES = " \t\n\r\u3000";

    // a gram is one number: the district's six digits, then two characters, or a year and a count
    private static final int DISTRICT_SHIFT = 42;
    private static final int CHARACTER_BITS = 21;
    private static final int COUNT_BITS = 30;

    /** A whistle's: 340803-2026-000123, without its district, or its count alone. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:(?:(?<district>\\d{6})-)?(?<year>[1-3]\\d{3})-)?(?<count>\\d{1,9})");

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

    /** The pairs of characters of a text, each pair as one number: none across a space. */
    public static Set<Long> pairs(String text) {
        var letters = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        var pairs = new LinkedHashSet<Long>();
        for (int i = 0; i + 1 < letters.length; i++) {
            if (SPACES.indexOf(letters[i]) < 0 && SPACES.indexOf(letters[i + 1]) < 0)
                pairs.add(pair(letters[i], letters[i + 1]));
        }
        return pairs;
    }

    private static long pair(int letter, int next) {
        return (long) letter << CHARACTER_BITS | next;
    }

    /**
     * What a whistle is found by: the pairs of its text and, below zero, its number and its count alone. Each carries its district,
     * so that districts share no postings.
     */
    public static long[] grams(String district, String body, String number) {
        var asked = NUMBER.matcher(number);
        if (!asked.matches()) throw new IllegalArgumentException("not a whistle's number: " + number);
        var numbers = LongStream.of(
                number(district, asked.group("year"), asked.group("count")),
                number(district, null, asked.group("count")));
        return LongStream.concat(Arrays.stream(after(district, pairs(body))), numbers)
                .toArray();
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
        var pairs = after(district, pairs(word));
        var like = "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var number = NUMBER.matcher(word);
        if (!number.matches() || !district.equals(Objects.requireNonNullElse(number.group("district"), district)))
            return Condition.of("s.grams @> ? and s.body like ?", pairs, like);
        long[] whole = {number(district, number.group("year"), number.group("count"))};
        return Condition.of("(s.grams @> ? or s.grams @> ? and s.body like ?)", whole, pairs, like);
    }

    private static long[] after(String district, Set<Long> pairs) {
        long prefix = Long.parseLong(district) << DISTRICT_SHIFT;
        return pairs.stream().mapToLong(pair -> prefix | pair).toArray();
    }

    /** @param year null for the count alone */
    private static long number(String district, String year, String count) {
        return -(Long.parseLong(district) << DISTRICT_SHIFT
                | (year == null ? 0 : Long.parseLong(year)) << COUNT_BITS
                | Long.parseLong(count));
    }
}
