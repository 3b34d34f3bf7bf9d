package org.chuishao.reporting.score;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.LedgerRows;
import org.chuishao.reporting.scoring.Period;

/**
 * Pages of one organisation's ledger, by position. Lines that still wait for theirs stand at the end of the last page, so
 * that what was just posted is seen at once; no cursor ever points among them.
 */
@ApplicationScoped
class LedgerPages {
    /** Of each month so many as a page has, by its index: of a year's lines no more are looked at. */
    private static final String SEALED = """
            with sealed as materialized (
                select leaf.* from unnest(?::text[]) as wanted (month) cross join lateral (
                    select position, district, line, hash from ledger_leaf
                    where district = ? and organisation = ? and month = wanted.month and position > ?
                    order by position limit %1$d) leaf
                order by position limit %1$d)""";

    private static final String WAITING = """
            select null, u.district, u.line, null from ledger_unsealed u join ledger_entry e on e.district = u.district and e.id = u.line
            where (select count(*) from sealed) < %1$d and u.district = ? and e.organisation = ? and e.month = any(?)""";

    private static final String LINES =
            SEALED + "select " + LedgerRows.COLUMNS + "from (select * from sealed union all " + WAITING + """
            ) l join ledger_entry e on e.district = l.district and e.id = l.line order by l.position nulls last, e.seq limit %1$d""";

    private static final String ANY = "select from ledger_entry where district = ? and organisation = ? limit 1";

    @Inject
    AgroalDataSource database;

    @Inject
    Cursors cursors;

    Page<LedgerLine> page(String district, String organisation, Period period, int limit, String cursor) {
        var asked = "ledger " + organisation + " " + period;
        long after = cursor == null ? -1 : Long.parseLong(cursors.open(asked, cursor));
        var found = lines(district, organisation, period, after, limit + 1);
        if (found.size() <= limit) return new Page<>(found, null);
        var sealed = found.stream()
                .limit(limit)
                .takeWhile(line -> line.position() != null)
                .toList();
        var end = sealed.isEmpty() ? after : sealed.getLast().position();
        return new Page<>(sealed, cursors.seal(asked, String.valueOf(end)));
    }

    /** Has anything ever been posted of it? */
    boolean knows(String district, String organisation) {
        return Sql.of(ANY, district, organisation).first(database, row -> true).isPresent();
    }

    private List<LedgerLine> lines(String district, String organisation, Period period, long after, int limit) {
        var months = period.months().stream().map(YearMonth::toString).toList();
        return Sql.of(LINES.formatted(limit), months, district, organisation, after, district, organisation, months)
                .list(database, LedgerRows::read);
    }
}
