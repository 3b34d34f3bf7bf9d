package org.chuishao.catalogue.item;

import java.util.Collection;

/** What belongs to whoever leads an item. */
public interface GoesWithItem {
    /** These items have a new version in force, perhaps with another lead. */
    void follow(Collection<String> items);
}
