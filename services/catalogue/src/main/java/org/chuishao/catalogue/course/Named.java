package org.chuishao.catalogue.course;

/** What has a Chinese word beside its code. */
public interface Named {
    String zh();

    /** For a sentence that people read, and programs look for the code in: 征求意见（consult）. */
    default String zh(String code) {
        return zh() + "（" + code + "）";
    }
}
