package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chuishao.kernel.database.Sql;
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
        var sql = Sql.of("select code, name, parent from division where district = ? and code > ?", here, after);
        if (asked.parent != null) sql.add("and parent = ?", asked.parent);
        // codes are digits, so these are the ones that begin with it, whatever the database's collation
        if (asked.within != null) sql.add("and code between ? and ?", asked.within, asked.within + PAST_ALL_CODES);
        return sql.add("order by code limit " + most)
                .list(database, fields -> new Division(fields.text(), fields.text(), fields.text()));
    }
}
