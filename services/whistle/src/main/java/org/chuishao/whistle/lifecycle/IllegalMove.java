package org.chuishao.whistle.lifecycle;

import java.util.Set;

/** A move the whistle does not allow now; it names those that can be asked for. */
public class IllegalMove extends RuntimeException {

    private final Stage from;
    private final Move move;
    private final Set<Move> allowed;

    IllegalMove(Stage from, Move move, Set<Move> allowed) {
        super("%s is not possible for a whistle that is %s; possible now: %s".formatted(move, from, allowed));
        this.from = from;
        this.move = move;
        this.allowed = allowed;
    }

    public Stage from() {
        return from;
    }

    public Move move() {
        return move;
    }

    public Set<Move> allowed() {
        return allowed;
    }
}
