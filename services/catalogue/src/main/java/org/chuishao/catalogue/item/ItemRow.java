package org.chuishao.catalogue.item;

import java.time.Instant;

/** A version of an item as a row: what is read and written many at a time. */
record ItemRow(String code, int version, Instant validFrom, ItemFacts facts) {}
