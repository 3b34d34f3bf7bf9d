package org.chuishao.local.crash;

/** One thing that is not as it was acknowledged. */
record Fault(Kind kind, String what) {
    enum Kind {
        /** Acknowledged, and not there where it was acknowledged: no waiting brings it back. */
        LOST,
        /** There twice. */
        DOUBLED,
        /** Not arrived where it should be known, out of order, never asked for, or anything else. */
        OTHER
    }

    static Fault other(String what) {
        return new Fault(Kind.OTHER, what);
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
