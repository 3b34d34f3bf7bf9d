package org.chuishao.local;

/** An edge of a life cycle's table, of whichever. */
record Passage(String from, String move, String to) {
    static Passage of(Enum<?> from, Enum<?> move, Enum<?> to) {
        return new Passage(from.name(), move.name(), to.name());
    }

    @Override
    public String toString() {
        return from + " → " + to + ": " + move;
    }
}
