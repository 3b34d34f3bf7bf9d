package org.chuishao.reporting.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.LedgerRows;
import org.chuishao.reporting.scoring.Period;

/**
 * Reads the sealed ledger page by page, in its own order, up to an end fixed beforehand: sealed lines never change, so no
 * transaction has to stay open while a slow client takes its time, and no page is ever larger than another.
 */
@ApplicationScoped
class LedgerPull {
    private static final int PAGE = 2000;

    private static final String LINES = "select " + LedgerRows.COLUMNS + """
            from ledger_leaf l join ledger_entry e on e.district = l.district and e.id = l.line
            where l.district = ? and l.position > ? and l.position < ? and e.month = any(?)
              and (?::text[] is null or e.organisation = any(?::text[]))
            order by l.position limit ?""";

    @Inject
    AgroalDataSource database;

    /**
     * @param end how many lines of the ledger there are for this reader
     * @param only these organisations, or null for all
     */
    record Asked(String district, Period period, long end, Collection<String> only) {}

    Table.Source<LedgerLine> of(Asked asked) {
        return sink -> {
            long after = -1;
            for (var page = page(asked, after); !page.isEmpty(); page = page(asked, after)) {
                for (var line : page) sink.take(line);
                if (page.size() < PAGE) return;
                after = page.getLast().position();
            }
        };
    }

    private List<LedgerLine> page(Asked asked, long after) {
        var months = asked.period().months().stream().map(YearMonth::toString).toList();
        return Sql.of(LINES, asked.district(), after, asked.end(), months, asked.only(), asked.only(), PAGE)
                .list(database, LedgerRows::read);
    }
}
