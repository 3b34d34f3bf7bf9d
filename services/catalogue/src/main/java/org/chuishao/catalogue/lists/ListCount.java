package org.chuishao.catalogue.lists;

import org.chuishao.catalogue.item.ListKind;

/**
 * How many items a list should have and has.
 *
 * @param expected null where nobody has said
 */
public record ListCount(ListKind kind, Integer expected, int present) {}
