package org.chuishao.reporting.lifecycle;

/** One legal move: from where to where, by whom, under which guard, and the event that tells the suite. */
public record Edge(Stage from, Move move, Stage to, Actor by, Guard guard, String event) {

    boolean isOpen(Circumstances now) {
        return guard.opens(this, now);
    }
}
