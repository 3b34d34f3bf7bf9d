package org.chuishao.catalogue.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.catalogue.imports.ImportView.State;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.catalogue.lists.ListCount;
import org.chuishao.catalogue.lists.ListView;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Fault;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.time.TravelClock;

/** The records of imports. They are written beside the import, so that they can be read while it runs; how it ended, with it. */
@ApplicationScoped
class ImportRuns {
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            "id, register, dry_run, state, rows, created, changed, unchanged, lists, fault_count,"
                    + " faults, started_by, started_at, finished_at, seen_at";

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /** Which import, of which district. */
    record Run(String district, UUID id) {}

    Run start(String district, String register, boolean dryRun, String by) {
        var run = new Run(district, Ids.next());
        write(
                QuarkusTransaction.requiringNew(),
                "insert into import_run (district, id, register, dry_run, state, started_by, started_at, seen_at)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?, ?, ?)",
                district,
                run.id(),
                register,
                dryRun,
                by,
                now(),
                now());
        return run;
    }

    void progress(Run run, int rows) {
        write(
                QuarkusTransaction.requiringNew(),
                "update import_run set rows = ?, seen_at = ? where district = ? and id = ?",
                rows,
                now(),
                run.district(),
                run.id());
    }

    void finish(Run run, State state, Outcome outcome, Faults faults) {
        try {
            var tally = outcome.tally();
            boolean told = state == State.DONE && tally != null;
            write(
                    QuarkusTransaction.joiningExisting(),
                    "update import_run set state = ?, rows = ?, created = ?, changed = ?, unchanged = ?,"
                            + " lists = ?::jsonb, fault_count = ?, faults = ?::jsonb, finished_at = ?, seen_at = ?"
                            // an import that did commit, though nobody heard of it, was not broken off
                            + " where district = ? and id = ? and state = 'RUNNING'",
                    state.name(),
                    outcome.rows(),
                    told ? tally.created() : null,
                    told ? tally.changed() : null,
                    told ? tally.unchanged() : null,
                    told && outcome.lists() != null ? JSON.writeValueAsString(outcome.lists()) : null,
                    faults.count(),
                    JSON.writeValueAsString(faults.all()),
                    now(),
                    now(),
                    run.district(),
                    run.id());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(TransactionRunnerOptions transaction, String sql, Object... values) {
        transaction.run(() -> {
            try (var connection = database.getConnection();
                    var update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) update.setObject(i + 1, values[i]);
                update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("the import's record could not be written", e);
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    Optional<ImportView> find(String district, String register, UUID id) {
        return read("and id = ?", district, register, id).stream().findFirst();
    }

    /** Newest first. */
    List<ImportView> latest(String district, String register) {
        return read("order by started_at desc, id limit 50", district, register);
    }

    private List<ImportView> read(String more, Object... values) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select " + COLUMNS + " from import_run where district = ? and register = ? " + more)) {
            for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
            try (var found = query.executeQuery()) {
                var views = new ArrayList<ImportView>();
                while (found.next()) views.add(view(found));
                return views;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ImportView view(ResultSet found) throws SQLException, JsonProcessingException {
        var state = State.valueOf(found.getString("state"));
        var seen = found.getObject("seen_at", OffsetDateTime.class);
        if (state == State.RUNNING && seen.toInstant().plus(SILENCE).isBefore(clock.instant()))
            state = State.BROKEN_OFF;
        var language = ProblemFinish.language();
        var faults = JSON.readValue(found.getString("faults"), new TypeReference<List<Fault>>() {}).stream()
                .map(fault -> fault.in(language))
                .toList();
        return new ImportView(
                found.getObject("id", UUID.class),
                found.getString("register"),
                found.getBoolean("dry_run"),
                state,
                found.getInt("rows"),
                found.getObject("created") == null
                        ? null
                        : new Tally(found.getInt("created"), found.getInt("changed"), found.getInt("unchanged")),
                lists(found.getString("lists")),
                found.getInt("fault_count"),
                faults,
                found.getString("started_by"),
                shown(found.getObject("started_at", OffsetDateTime.class)),
                shown(found.getObject("finished_at", OffsetDateTime.class)));
    }

    private static List<ListView> lists(String json) throws JsonProcessingException {
        if (json == null) return null;
        return JSON.readValue(json, new TypeReference<List<ListCount>>() {}).stream()
                .map(ListView::of)
                .toList();
    }

    private static OffsetDateTime shown(OffsetDateTime time) {
        return time == null
                ? null
                : time.atZoneSameInstant(TravelClock.SHANGHAI).toOffsetDateTime();
    }
}
