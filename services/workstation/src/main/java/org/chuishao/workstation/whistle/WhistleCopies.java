package org.chuishao.workstation.whistle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.kernel.event.Event;

/**
 * What each event of whistle and reporting makes of the copies. Hundreds come in one transaction, so what many of them ask for
 * alike goes to the database together.
 */
@ApplicationScoped
class WhistleCopies {
    /** They change nothing: what was missed is known by its deadline and by what was done, whenever it is told. */
    private static final Set<String> IN_TIME = Set.of("assignment-reminded.v1", "assignment-overdue.v1");

    /** What is done is safe, too. */
    private static final Set<String> SAFE = Set.of("assignment-made-safe.v1", "assignment-completed.v1");

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    record Blown(
            UUID whistleId,
            String number,
            String kind,
            String stationCode,
            String title,
            String itemCode,
            Instant blownAt,
            UUID issueId) {}

    record Dispatched(UUID whistleId, int cycle, List<Called> departments) {}

    record Called(String organisation, String role) {}

    /** What the other events of {@code chuishao.whistle.v1} say. */
    record Moved(UUID whistleId, int cycle, Instant at, String stage, String outcome, Boolean specialMeeting) {}

    record Linked(UUID whistleId, int cycle, UUID mainId, String mainNumber) {}

    record Duty(
            UUID whistleId,
            int cycle,
            String organisation,
            String role,
            String stage,
            Instant at,
            String outcome,
            List<Deadline> deadlines) {
        /** @return null when the event says nothing new about this limit */
        Instant due(Limit limit) {
            if (deadlines == null) return null;
            return deadlines.stream()
                    .filter(d -> limit.name().equals(d.step()))
                    .map(d -> d.due().toInstant())
                    .findFirst()
                    .orElse(null);
        }
    }

    record Deadline(String step, OffsetDateTime due) {}

    /** A statement and its values. */
    private record Change(String sql, Object... values) {}

    void keepWhistles(List<Event> events) {
        keep(events, this::ofWhistle);
    }

    void keepDuties(List<Event> events) {
        keep(events, event -> IN_TIME.contains(event.type()) ? List.of() : List.of(ofDuty(event)));
    }

    /** Each whistle's events in their order: the first of every whistle together, then the second of every one, and so on. */
    private void keep(List<Event> events, Function<Event, List<Change>> changes) {
        var rounds = new ArrayList<Map<String, List<Object[]>>>();
        var seen = new HashMap<String, Integer>();
        for (var event : events) {
            int round = seen.merge(event.subject(), 1, Integer::sum) - 1;
            if (round == rounds.size()) rounds.add(new LinkedHashMap<>());
            for (var change : changes.apply(event))
                rounds.get(round)
                        .computeIfAbsent(change.sql(), sql -> new ArrayList<>())
                        .add(change.values());
        }
        rounds.forEach(round -> round.forEach(this::run));
    }

    private List<Change> ofWhistle(Event event) {
        return switch (event.type()) {
            case "whistle-blown.v1" -> List.of(begin(event.district(), event.read(json, Blown.class)));
            case "whistle-dispatched.v1" -> dispatch(event.district(), event.read(json, Dispatched.class));
            case "whistle-linked.v1" -> List.of(link(event));
            case "whistle-unlinked.v1" -> List.of(move(event, "SUBMITTED"));
            case "whistle-progressed.v1" -> List.of(move(event, null));
            case "whistle-info-asked.v1" -> List.of(move(event, "NEEDS_INFO"));
            case "whistle-info-answered.v1", "whistle-objected.v1" -> List.of(move(event, "SUBMITTED"));
            case "whistle-rework-ordered.v1" -> List.of(move(event, "IN_PROGRESS"));
            // without a resident the closing follows at once
            case "whistle-verified.v1" -> List.of(move(event, "AWAITING_CALLBACK"));
            case "whistle-reopened.v1" -> List.of(move(event, "DISPATCHED"));
            case "whistle-closed.v1" -> List.of(end(event, "CLOSED"));
            case "whistle-rejected.v1" -> List.of(end(event, "REJECTED"));
            case "whistle-withdrawn.v1" -> List.of(end(event, "WITHDRAWN"));
            default -> List.of(); // tries, ratifications: nothing of it is shown here
        };
    }

    private Change begin(String district, Blown told) {
        return new Change(
                """
                insert into known_whistle (district, id, number, kind, station_code, title, item_code, issue_id, stage,
                                           cycle, blown_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'SUBMITTED', 1, ?)
                on conflict (district, id) do update set stage = 'SUBMITTED', cycle = 1, ended_at = null, special = false""",
                district,
                told.whistleId(),
                told.number(),
                told.kind(),
                told.stationCode(),
                told.title(),
                told.itemCode(),
                told.issueId(),
                told.blownAt());
    }

    private List<Change> dispatch(String district, Dispatched told) {
        var changes = new ArrayList<Change>();
        changes.add(new Change("""
                update known_whistle set stage = 'DISPATCHED', cycle = ?, ended_at = null
                where district = ? and id = ?""", told.cycle(), district, told.whistleId()));
        for (var called : told.departments())
            changes.add(
                    new Change("""
                    insert into known_duty (district, whistle_id, cycle, organisation, role, stage)
                    values (?, ?, ?, ?, ?, 'PENDING') on conflict do nothing""", district, told.whistleId(), told.cycle(), called.organisation(), called.role()));
        return changes;
    }

    /** @param stage null: the event names it itself */
    private Change move(Event event, String stage) {
        var told = event.read(json, Moved.class);
        boolean alone = event.type().equals("whistle-unlinked.v1");
        return new Change(
                """
                update known_whistle set stage = ?, cycle = ?, ended_at = null, outcome = null, special = special or ?,
                       main_id = case when ? then null else main_id end,
                       main_number = case when ? then null else main_number end
                where district = ? and id = ?""",
                stage == null ? told.stage() : stage,
                told.cycle(),
                Boolean.TRUE.equals(told.specialMeeting()),
                alone,
                alone,
                event.district(),
                told.whistleId());
    }

    /** Another whistle is handled for this one; it ends, by events of its own, as that one ends. */
    private Change link(Event event) {
        var told = event.read(json, Linked.class);
        return new Change("""
                update known_whistle set stage = 'LINKED', cycle = ?, main_id = ?, main_number = ?
                where district = ? and id = ?""", told.cycle(), told.mainId(), told.mainNumber(), event.district(), told.whistleId());
    }

    private Change end(Event event, String stage) {
        var told = event.read(json, Moved.class);
        boolean alone = stage.equals("WITHDRAWN");
        // a draft that was taken back was never told of: there is no row, and nothing to show
        return new Change(
                """
                update known_whistle set stage = ?, cycle = ?, ended_at = ?, outcome = ?,
                       main_id = case when ? then null else main_id end,
                       main_number = case when ? then null else main_number end
                where district = ? and id = ?""", stage, told.cycle(), told.at(), told.outcome(), alone, alone, event.district(), told.whistleId());
    }

    private Change ofDuty(Event event) {
        var told = event.read(json, Duty.class);
        return new Change(
                """
                insert into known_duty as d (district, whistle_id, cycle, organisation, role, stage, accept_due, check_in_due,
                                             make_safe_due, due_at, made_safe, disputed_at, outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (district, whistle_id, cycle, organisation) do update set
                    role = excluded.role, stage = excluded.stage,
                    accept_due = coalesce(excluded.accept_due, d.accept_due),
                    check_in_due = coalesce(excluded.check_in_due, d.check_in_due),
                    make_safe_due = coalesce(excluded.make_safe_due, d.make_safe_due),
                    due_at = coalesce(excluded.due_at, d.due_at),
                    made_safe = excluded.made_safe or (d.made_safe and not ?),
                    disputed_at = coalesce(excluded.disputed_at, d.disputed_at),
                    outcome = coalesce(excluded.outcome, d.outcome)""",
                event.district(),
                told.whistleId(),
                told.cycle(),
                told.organisation(),
                told.role(),
                told.stage(),
                told.due(Limit.ACCEPT),
                told.due(Limit.CHECK_IN),
                told.due(Limit.MAKE_SAFE),
                told.due(Limit.COMPLETE),
                SAFE.contains(event.type()),
                event.type().startsWith("assignment-return") ? told.at() : null,
                told.outcome(),
                event.type().equals("assignment-opened.v1")); // who was absent and is called again begins anew
    }

    private void run(String sql, List<Object[]> rows) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var values : rows) {
                for (int i = 0; i < values.length; i++)
                    statement.setObject(i + 1, values[i] instanceof Instant at ? Timestamp.from(at) : values[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("a copy could not be kept", e);
        }
    }
}
