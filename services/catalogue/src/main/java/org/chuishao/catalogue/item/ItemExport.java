package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.tabular.Table;

/** All the items somebody asked for, page by page, without a transaction that a slow client would hold open. */
@ApplicationScoped
class ItemExport {
    private static final int PAGE = 1000;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentCaller caller;

    Table.Source<ItemRequest> of(ItemList asked) {
        var district = caller.get().district();
        return sink -> {
            var after = "";
            for (var page = page(district, asked, after); !page.isEmpty(); page = page(district, asked, after)) {
                for (var row : page) sink.take(ItemRequest.of(row.code(), row.facts()));
                if (page.size() < PAGE) return;
                after = page.getLast().code();
            }
        };
    }

    private List<ItemRow> page(String district, ItemList asked, String after) {
        return Sql.of("select " + ItemRows.COLUMNS + " from item")
                .where(asked.condition(district).and("code > ?", after))
                .add("order by code limit " + PAGE)
                .list(database, ItemRows::row);
    }
}
