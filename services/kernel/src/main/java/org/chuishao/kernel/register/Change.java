package org.chuishao.kernel.register;

/** What putting a record did: nothing, when the register already said so. */
public enum Change {
    CREATED,
    CHANGED,
    UNCHANGED;

    /** @param known what the register said, null for nothing */
    public static <F> Change of(F known, F wanted) {
        if (known == null) return CREATED;
        return known.equals(wanted) ? UNCHANGED : CHANGED;
    }
}
