package org.chuishao.workstation.grid;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How addresses are compared, everywhere in this service: full-width forms as plain ones, without spaces and punctuation, but
 * numbers stay apart (18-3 is not 183).
 */
public final class Addresses {
    static final int MAX_LENGTH = 100;

    private static final String BETWEEN = "[\\s\\p{Punct}\\p{IsPunctuation}]+";
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=\\d)" + BETWEEN + "(?=\\d)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?<!\\d)" + BETWEEN + "|" + BETWEEN + "(?!\\d)");

    private Addresses() {}

    /** 马山路１８号, 3栋 → 马山路18号3栋; 马山路18－3 → 马山路18-3. */
    public static String plain(String address) {
        var plain = Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var apart = BETWEEN_NUMBERS.matcher(plain).replaceAll("-");
        return ELSEWHERE.matcher(apart).replaceAll("");
    }

    /**
     * What may be listed of an address, the longest first: 马山路18号3栋 is within 马山路18号 and 马山路, never within 马山路1.
     */
    static List<String> within(String address) {
        var plain = plain(address);
        var found = new ArrayList<String>();
        for (int end = Math.min(plain.length(), MAX_LENGTH); end > 0; end--) {
            boolean splitsNumber = end < plain.length()
                    && Character.isDigit(plain.charAt(end))
                    && Character.isDigit(plain.charAt(end - 1));
            if (!splitsNumber) found.add(plain.substring(0, end));
        }
        return found;
    }
}
