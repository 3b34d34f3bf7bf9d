package org.chuishao.catalogue.precedent;

/**
 * Which of a district's decisions a replica holds: the latest, at least {@link #LEAST} and fewer than {@link #MOST}. It lets go of a step at a
 * time, and always at the same ones, so that replicas answer alike whenever they were started.
 */
final class Window {
    static final int MOST = 100_000;
    static final int STEP = 20_000;
    static final int LEAST = MOST - STEP;

    private Window() {}

    /** @return how many of so many decisions are no longer held: they are the first */
    static long gone(long decisions) {
        return decisions < MOST ? 0 : (decisions - LEAST) / STEP * STEP;
    }
}
