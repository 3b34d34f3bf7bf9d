package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.tabular.Table;

/** The register of divisions, read by code. */
@ApplicationScoped
class Divisions {
    private static final int PAGE = 5000;
    private static final String PAST_ALL_CODES = "9".repeat(12);

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    List<Division> page(DivisionList asked, String after, int most) {
        return page(district.get(), asked, after, most);
    }

    /** All that was asked for, page by page, without a transaction that a slow client would hold open. */
    Table.Source<Division> all(DivisionList asked) {
        var here = district.get();
        return sink -> {
            var after = "";
            for (var page = page(here, asked, after, PAGE); !page.isEmpty(); page = page(here, asked, after, PAGE)) {
                for (var division : page) sink.take(division);
                if (page.size() < PAGE) return;
                after = page.getLast().code();
            }
        };
    }

    private List<Division> page(String here, DivisionList asked, String after, int most) {
        var values = new ArrayList<String>(List.of(here, after));
        var sql = new StringBuilder("select code, name, parent from division where district = ? and code > ?");
        if (asked.parent != null) {
            sql.append(" and parent = ?");
            values.add(asked.parent);
        }
        if (asked.within != null) {
            // codes are digits, so these are the ones that begin with it, whatever the database's collation
            sql.append(" and code between ? and ?");
            values.add(asked.within);
            values.add(asked.within + PAST_ALL_CODES);
        }
        sql.append(" order by code limit ").append(most);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) query.setString(i + 1, values.get(i));
            try (var found = query.executeQuery()) {
                var page = new ArrayList<Division>();
                while (found.next()) page.add(new Division(found.getString(1), found.getString(2), found.getString(3)));
                return page;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the divisions could not be read on", e);
        }
    }
}
