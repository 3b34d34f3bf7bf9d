package org.chuishao.workstation.issue;

import java.text.Normalizer;
import java.util.Locale;

/** Whether two matters are at one place: the same address however it is typed, or points some 50 metres apart. */
public final class Place {
    /** About 50 metres of latitude; a little less of longitude here, at 30 degrees north. */
    public static final double NEAR_DEGREES = 0.000_45;

    private Place() {}

    /** 马山路１８号, 3栋 → 马山路18号3栋. */
    public static String of(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]+", "");
    }
}
