package org.chuishao.reporting.sheet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.scoring.Period;

/** The sheets of the current district. Whoever changes one holds its row: of two at once the second sees what the first did. */
@ApplicationScoped
public class ScoreSheets {
    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Listing listing;

    /** Empty while nobody has touched the period: it is open then, like any other. */
    public Optional<ScoreSheet> find(Period period) {
        return entities
                .createQuery("from ScoreSheet s where s.period = :period", ScoreSheet.class)
                .setParameter("period", period.toString())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The sheet to change, made when it is not there, locked until the transaction ends. */
    public ScoreSheet locked(Period period) {
        return locked(Set.of(period.toString())).getFirst();
    }

    /** The same, with every sheet that counts lines of these months. */
    public ScoreSheet locked(Period period, Collection<YearMonth> months) {
        var periods = periodsOf(months);
        periods.add(period.toString());
        return locked(periods).stream()
                .filter(sheet -> sheet.period.equals(period.toString()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Every sheet that counts lines of these months, open ones too. Whoever posts for a month holds them before looking what stage
     * they are in: a sheet is frozen before that, and seen to be, or after it, with what was posted.
     */
    public List<ScoreSheet> lockedCounting(Collection<YearMonth> months) {
        return locked(periodsOf(months));
    }

    /** All in one order, so that nobody waits for whom he keeps waiting. */
    private List<ScoreSheet> locked(Set<String> periods) {
        makeUnlessThere(periods);
        return entities.createQuery("from ScoreSheet s where s.period in :periods order by s.period", ScoreSheet.class)
                .setParameter("periods", periods)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public Optional<SheetVersion> version(Period period, int version) {
        return entities
                .createQuery(
                        "from SheetVersion v where v.period = :period and v.version = :version", SheetVersion.class)
                .setParameter("period", period.toString())
                .setParameter("version", version)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What the latest signed version says; the sheet must have one. */
    public SheetDocument latest(ScoreSheet sheet) {
        return SheetDocument.read(version(sheet.period(), sheet.version).orElseThrow().document);
    }

    /** @param document its latest signed version */
    public record Published(String period, boolean isFinal, SheetDocument document) {}

    /** Those of these periods that are published, by period. */
    public Map<String, Published> published(List<Period> periods) {
        return Sql.of(
                        "select s.period, s.stage = 'FINAL', v.document from score_sheet s join score_sheet_version v"
                                + " on v.district = s.district and v.period = s.period and v.version = s.version"
                                + " where s.district = ? and s.stage in ('PUBLISHED', 'FINAL') and s.period = any(?)",
                        district.get(),
                        periods.stream().map(Period::toString).toList())
                .list(database, row -> new Published(row.text(), row.truth(), SheetDocument.read(row.text())))
                .stream()
                .collect(Collectors.toMap(Published::period, sheet -> sheet));
    }

    List<SheetView.Version> versions(Period period) {
        return Sql.of(
                        "select version, ledger_end, because, made_at from score_sheet_version"
                                + " where district = ? and period = ? order by version",
                        district.get(),
                        period.toString())
                .list(
                        database,
                        row -> new SheetView.Version(
                                row.number(), row.count(), row.text(), Shanghai.time(row.instant())));
    }

    /** Whose ledger lines and appeals these are. */
    Map<UUID, String> owners(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var owners = new HashMap<UUID, String>();
        for (var table : List.of("ledger_entry", "appeal"))
            Sql.of("select id, organisation from " + table + " where district = ? and id = any(?)", district.get(), ids)
                    .list(database, row -> owners.put(row.uuid(), row.text()));
        return owners;
    }

    private static Set<String> periodsOf(Collection<YearMonth> months) {
        var periods = new TreeSet<String>();
        for (var month : months) {
            periods.add(month.toString());
            periods.add(month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3);
            periods.add(String.valueOf(month.getYear()));
        }
        return periods;
    }

    /** One of the sheets of a month, its quarter's and its year's included, that is no longer open: the month takes no new facts. */
    public Optional<ScoreSheet> lockedFrozen(YearMonth month) {
        return lockedCounting(List.of(month)).reversed().stream()
                .filter(sheet -> sheet.stage() != SheetStage.OPEN)
                .findFirst();
    }

    /** Against whichever sheet they were filed: a month's appeal is about its quarter and year as well. */
    long undecidedAppeals(ScoreSheet sheet) {
        var sql = """
                select count(*) from appeal a
                where a.district = ? and a.stage in ('FILED', 'RULED') and exists (
                    select from jsonb_array_elements_text(a.lines) as line
                    join ledger_entry e on e.district = a.district and e.id = line::uuid
                    where e.month = any(?))""";
        var months = sheet.period().months().stream().map(YearMonth::toString).toList();
        return Sql.of(sql, sheet.district, months)
                .first(database, Fields::count)
                .orElseThrow();
    }

    /** Those that were ever proposed; what was only held while something was posted is like any other open period. */
    Page<ScoreSheet> page(SheetStage stage, int limit, String cursor) {
        var filter = new Filter().equal("stage", stage).and("e.proposedBy is not null", Map.of());
        var newest = Order.newest("period", (ScoreSheet sheet) -> sheet.period, text -> text);
        return listing.page(ScoreSheet.class, filter, newest, limit, cursor);
    }

    private void makeUnlessThere(Set<String> periods) {
        var sql = """
                insert into score_sheet (district, id, period, stage, version, ledger_end, revision)
                values (?, ?, ?, 'OPEN', 0, 0, 0) on conflict do nothing""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (var period : new TreeSet<>(periods)) {
                insert.setString(1, district.get());
                insert.setObject(2, Ids.next());
                insert.setString(3, period);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("no score sheets could be made for " + periods, e);
        }
    }
}
