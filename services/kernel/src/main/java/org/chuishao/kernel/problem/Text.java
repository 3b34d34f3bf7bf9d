package org.chuishao.kernel.problem;

import java.util.Locale;

/** A sentence for people, in both languages of the suite. */
public record Text(String zh, String en) {
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }
}
