package org.chuishao.catalogue.item;

import java.util.List;

/** An item is new or has a new version: its whole state, {@code item-changed.v1}. */
public record ItemChanged(
        String code,
        int version,
        String name,
        String category,
        String subcategory,
        ItemType type,
        String lead,
        List<String> assists,
        List<String> onCall,
        List<String> keywords,
        boolean active) {
    static final String TYPE = "item-changed.v1";

    static ItemChanged of(Item item) {
        var facts = item.facts;
        return new ItemChanged(
                item.code,
                item.version,
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                facts.lead(),
                facts.assists(),
                facts.onCall(),
                facts.keywords(),
                facts.active());
    }
}
