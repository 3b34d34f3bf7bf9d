package org.chuishao.kernel.calendar;

import java.util.Locale;

final class Chinese {

    private Chinese() {}

    static boolean isAskedBy(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }
}
