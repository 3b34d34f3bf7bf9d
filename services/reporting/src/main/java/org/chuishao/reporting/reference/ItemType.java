package org.chuishao.reporting.reference;

/** The kinds of powers an item of the catalogue can be (domain §5). */
public enum ItemType {
    LICENCE,
    PENALTY,
    COERCION,
    LEVY,
    BENEFIT,
    INSPECTION,
    CONFIRMATION,
    REWARD,
    ADJUDICATION,
    OTHER,
    PUBLIC_SERVICE
}
