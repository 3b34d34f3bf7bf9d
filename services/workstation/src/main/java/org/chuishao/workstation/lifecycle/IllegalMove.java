package org.chuishao.workstation.lifecycle;

/** A move the stage does not know. */
public class IllegalMove extends RuntimeException {
    private static final long serialVersionUID = 1;

    IllegalMove(Stage from, Move move) {
        super("%s is not possible for an issue that is %s".formatted(move, from));
    }
}
