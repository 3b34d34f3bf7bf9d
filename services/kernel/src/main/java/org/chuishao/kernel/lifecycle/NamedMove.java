package org.chuishao.kernel.lifecycle;

import java.util.Locale;

/** A move of a table, as people and addresses call it. What nobody asks for, since events or time make it, has no Chinese word. */
public interface NamedMove extends Named {
    String name();

    default boolean isOverHttp() {
        return zh() != null;
    }

    /** The last part of its address: {@code SEND_BACK} is {@code send-back}. */
    default String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For a sentence that people read, and programs look for the code in: 报到（check-in）. */
    default String inWords() {
        return zh() + "（" + path() + "）";
    }
}
