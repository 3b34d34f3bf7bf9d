package org.chuishao.kernel.lifecycle;

/** What has a Chinese word beside its code. */
public interface Named {
    /** @return null only for a move that nobody asks for */
    String zh();
}
