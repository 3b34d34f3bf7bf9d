package org.chuishao.catalogue.match;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;

/**
 * A text taken apart without a word list: every pair of neighbouring characters of Chinese, every whole word or number
 * of anything else. A gram is a number, so that millions of them fit into memory.
 */
public final class Grams {
    private static final long WORD = 1L << 40;

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
        var grams = new LinkedHashSet<Long>();
        int i = 0;
        while (i < plain.length() && grams.size() < most) {
            char c = plain.charAt(i);
            if (isHan(c)) {
                if (i + 1 < plain.length() && isHan(plain.charAt(i + 1))) grams.add(pair(c, plain.charAt(i + 1)));
                i++;
            } else if (Character.isLetterOrDigit(c)) {
                int end = i + 1;
                while (end < plain.length()
                        && !isHan(plain.charAt(end))
                        && Character.isLetterOrDigit(plain.charAt(end))) end++;
                if (end - i > 1) grams.add(WORD | plain.substring(i, end).hashCode() & 0xffff_ffffL);
                i = end;
            } else {
                i++;
            }
        }
        return grams.stream().mapToLong(Long::longValue).toArray();
    }

    static long pair(char first, char second) {
        return (long) first << 16 | second;
    }

    private static boolean isHan(char c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf;
    }
}
