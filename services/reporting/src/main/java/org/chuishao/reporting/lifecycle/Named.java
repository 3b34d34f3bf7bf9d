package org.chuishao.reporting.lifecycle;

/** What has a Chinese word beside its code. */
public interface Named {
    String zh();

    /** For a sentence that people read, and programs look for the code in: 报到（check-in）. */
    default String zh(String code) {
        return zh() + "（" + code + "）";
    }
}
