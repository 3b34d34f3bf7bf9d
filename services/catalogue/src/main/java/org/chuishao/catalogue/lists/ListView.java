package org.chuishao.catalogue.lists;

import org.chuishao.catalogue.item.ListKind;

/**
 * One of the ten lists.
 *
 * @param expected how many items it should have; null where nobody has said
 * @param present active items that stand on it
 * @param complete whether these are the same; null where nothing is expected
 */
public record ListView(ListKind kind, String name, Integer expected, int present, Boolean complete) {
    static ListView of(ListKind kind, String name, Integer expected, int present) {
        return new ListView(kind, name, expected, present, expected == null ? null : expected == present);
    }
}
