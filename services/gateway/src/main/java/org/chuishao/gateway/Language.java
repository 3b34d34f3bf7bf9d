package org.chuishao.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** Chooses between Chinese, the default, and English. */
final class Language {
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    static boolean prefersEnglish(String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        try {
            return Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN) == Locale.ENGLISH;
        } catch (IllegalArgumentException notAPreference) {
            return false;
        }
    }
}
