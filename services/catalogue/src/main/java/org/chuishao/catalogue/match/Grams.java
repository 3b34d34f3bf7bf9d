package org.chuishao.catalogue.match;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.LongPredicate;

/**
 * A text taken apart without a word list: every pair of neighbouring characters of Chinese, every whole word or number
 * of anything else. A gram is a number, so that millions of them fit into memory.
 */
public final class Grams {
    private static final long WORD = 1L << 40;
    private static final long NONE = 0;

    private Grams() {}

    /** What is compared: one width, one case. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The grams of a plain text, each once, in the order in which they appear. */
    public static long[] of(String plain) {
        return first(plain.length(), plain);
    }

    /** At most so many, the first: what a text is about is said early. */
    static long[] first(int most, String plain) {
        var grams = new LongArrayList();
        var seen = new LongHashSet();
        each(plain, gram -> {
            if (seen.add(gram)) grams.add(gram);
            return grams.size() < most;
        });
        return grams.toArray();
    }

    /** As often as they appear, in their order, for as long as more are wanted. */
    static void each(String plain, LongPredicate more) {
        for (int at = 0; at < plain.length(); ) {
            int end = end(plain, at);
            long gram = gram(plain, at, end);
            if (gram != NONE && !more.test(gram)) return;
            at = end;
        }
    }

    /** Where the character, word or number ends that begins there. */
    private static int end(String plain, int at) {
        int end = at + 1;
        if (isOfWord(plain.charAt(at))) while (end < plain.length() && isOfWord(plain.charAt(end))) end++;
        return end;
    }

    private static long gram(String plain, int at, int end) {
        if (end - at > 1) return WORD | plain.substring(at, end).hashCode() & 0xffff_ffffL;
        return isHan(plain.charAt(at)) && end < plain.length() && isHan(plain.charAt(end))
                ? pair(plain.charAt(at), plain.charAt(end))
                : NONE;
    }

    static long pair(char first, char second) {
        return (long) first << 16 | second;
    }

    private static boolean isOfWord(char c) {
        return !isHan(c) && Character.isLetterOrDigit(c);
    }

    private static boolean isHan(char c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf;
    }
}
