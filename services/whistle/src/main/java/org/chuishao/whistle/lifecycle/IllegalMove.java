package org.chuishao.whistle.lifecycle;

/** A move the table does not have from that stage. */
public final class IllegalMove extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Stage from;
    private final Move move;

    public IllegalMove(Stage from, Move move) {
        super("a whistle that is " + from + " cannot " + move);
        this.from = from;
        this.move = move;
    }

    public Stage from() {
        return from;
    }

    public Move move() {
        return move;
    }
}
