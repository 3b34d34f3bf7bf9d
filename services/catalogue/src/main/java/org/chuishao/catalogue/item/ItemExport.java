package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
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

    private List<ItemRow> page(String district, ItemList asked, String after) throws IOException {
        var values = new ArrayList<Object>(List.of(district, after));
        var sql = new StringBuilder(
                "select code, version, valid_from, " + ItemRows.FACTS + " from item where district = ? and code > ?");
        for (var condition : asked.conditions()) {
            sql.append(" and ").append(condition.sql());
            values.add(condition.value());
        }
        sql.append(" order by code limit ").append(PAGE);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++)
                query.setObject(
                        i + 1,
                        values.get(i) instanceof String[] texts
                                ? connection.createArrayOf("varchar", texts)
                                : values.get(i));
            try (var found = query.executeQuery()) {
                var rows = new ArrayList<ItemRow>(PAGE);
                while (found.next()) rows.add(ItemRows.row(found));
                return rows;
            }
        } catch (SQLException e) {
            throw new IOException("the items could not be read on", e);
        }
    }
}
