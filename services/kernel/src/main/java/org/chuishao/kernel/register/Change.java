package org.chuishao.kernel.register;

/** What putting a record did: nothing, when the register already said so. */
public enum Change {
    CREATED,
    CHANGED,
    UNCHANGED
}
