package org.chuishao.catalogue.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.time.Shanghai;

/** An item is new or has a new version that is in force now: its whole state, {@code item-changed.v1}. */
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
        boolean active,
        OffsetDateTime validFrom,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lists,
        @JsonInclude(JsonInclude.Include.NON_NULL) String successor) {
    static final String TYPE = "item-changed.v1";

    static ItemChanged of(ItemRow item) {
        var facts = item.facts();
        return new ItemChanged(
                item.code(),
                item.version(),
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                facts.lead(),
                facts.assists(),
                facts.onCall(),
                facts.keywords(),
                facts.active(),
                Shanghai.time(item.validFrom()),
                facts.lists(),
                facts.successor());
    }
}
