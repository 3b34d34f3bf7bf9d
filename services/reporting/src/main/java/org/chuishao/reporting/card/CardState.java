package org.chuishao.reporting.card;

/** How sure a card is. */
public enum CardState {
    /** A sheet it rests on may still change by appeals. */
    PROVISIONAL,
    /** All sheets it rests on are final; the assessor has to confirm. */
    DUE,
    CONFIRMED
}
