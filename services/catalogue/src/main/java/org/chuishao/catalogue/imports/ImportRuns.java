package org.chuishao.catalogue.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.catalogue.imports.ImportView.State;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.catalogue.lists.ListCount;
import org.chuishao.catalogue.lists.ListView;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.database.StoredJson;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Fault;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.time.Shanghai;

/** The records of imports. They are written beside the import, so that they can be read while it runs; how it ended, with it. */
@ApplicationScoped
class ImportRuns {
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final String SELECT = """
            select id, register, dry_run, state, seen_at, rows, created, changed, unchanged, lists, fault_count, faults,
                started_by, started_at, finished_at
            from import_run where district = ? and register = ?""";

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /** Which import, of which district. */
    record Run(String district, UUID id) {}

    Run start(String district, String register, boolean dryRun, String by) {
        var run = new Run(district, Ids.next());
        var now = clock.instant();
        var insert = Sql.of(
                "insert into import_run (district, id, register, dry_run, state, started_by, started_at, seen_at)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?, ?, ?)",
                district,
                run.id(),
                register,
                dryRun,
                by,
                now,
                now);
        QuarkusTransaction.requiringNew().run(() -> insert.change(database));
        return run;
    }

    void progress(Run run, int rows) {
        var update = Sql.of(
                "update import_run set rows = ?, seen_at = ? where district = ? and id = ?",
                rows,
                clock.instant(),
                run.district(),
                run.id());
        QuarkusTransaction.requiringNew().run(() -> update.change(database));
    }

    void finish(Run run, State state, Outcome outcome, Faults faults) {
        var tally = outcome.tally();
        boolean told = state == State.DONE && tally != null;
        var now = clock.instant();
        var update = Sql.of(
                "update import_run set state = ?, rows = ?, created = ?, changed = ?, unchanged = ?,"
                        + " lists = ?::jsonb, fault_count = ?, faults = ?::jsonb, finished_at = ?, seen_at = ?"
                        // an import that did commit, though nobody heard of it, was not broken off
                        + " where district = ? and id = ? and state = 'RUNNING'",
                state,
                outcome.rows(),
                told ? tally.created() : null,
                told ? tally.changed() : null,
                told ? tally.unchanged() : null,
                told ? StoredJson.text(outcome.lists()) : null,
                faults.count(),
                StoredJson.text(faults.all()),
                now,
                now,
                run.district(),
                run.id());
        QuarkusTransaction.joiningExisting().run(() -> update.change(database));
    }

    Optional<ImportView> find(String district, String register, UUID id) {
        return Sql.of(SELECT, district, register).add("and id = ?", id).first(database, this::view);
    }

    /** Newest first. */
    List<ImportView> latest(String district, String register) {
        return Sql.of(SELECT, district, register)
                .add("order by started_at desc, id limit 50")
                .list(database, this::view);
    }

    private ImportView view(Fields row) throws SQLException {
        return new ImportView(
                row.uuid(),
                row.text(),
                row.truth(),
                state(row.choice(State.class), row.instant()),
                row.number(),
                tally(row.numberOrNull(), row.numberOrNull(), row.numberOrNull()),
                lists(row.json(new TypeReference<>() {})),
                row.number(),
                faults(row.json(new TypeReference<>() {})),
                row.text(),
                Shanghai.time(row.instant()),
                Shanghai.time(row.instant()));
    }

    private State state(State written, Instant seen) {
        return written == State.RUNNING && seen.plus(SILENCE).isBefore(clock.instant()) ? State.BROKEN_OFF : written;
    }

    /** There are all three or none. */
    private static Tally tally(Integer created, Integer changed, Integer unchanged) {
        return created == null ? null : new Tally(created, changed, unchanged);
    }

    private static List<ListView> lists(List<ListCount> counts) {
        return counts == null ? null : counts.stream().map(ListView::of).toList();
    }

    private static List<Fault.Told> faults(List<Fault> faults) {
        var language = ProblemFinish.language();
        return faults.stream().map(fault -> fault.in(language)).toList();
    }
}
