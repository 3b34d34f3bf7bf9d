package org.chuishao.catalogue.match;

import java.util.List;

/**
 * Why an item is proposed, in words.
 *
 * @param words the text's own words that speak for it, if any
 */
public record Reason(Kind kind, List<String> words, String zh, String en) {
    public enum Kind {
        /** Words of the item's name or keywords are in the text. */
        WORDS,
        /** The text is made of the same characters as the item's wording or legal basis. */
        WORDING,
        /** Everyday words of its field are in the text. */
        FIELD,
        /** Texts like this one were decided so. */
        PRECEDENT,
        /** It stands on lists of the catalogue, or the place was given it. */
        LIST,
        /** It suits the kind of whistle. */
        KIND,
        /** It speaks for no item, and whoever dispatches must know: a power of streets, or that consent is required. */
        STREET_POWER
    }
}
