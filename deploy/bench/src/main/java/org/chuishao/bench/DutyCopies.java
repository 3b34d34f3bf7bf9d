package org.chuishao.bench;

import java.util.List;
import java.util.Map;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * Makes many duties out of one that was done and verified, in reporting's database: each of another department, station and time, older than every
 * real one, with its ledger lines. The lines have their places; the hashes of the tree above them are made up, and nobody asks for a proof.
 */
final class DutyCopies {
    private static final List<String> TABLES = List.of("assignment", "ledger_entry");

    private static final Map<String, Map<String, String>> OWN = Map.of(
            "assignment",
            Map.ofEntries(
                    Map.entry("id", "c.id"),
                    Map.entry("whistle_id", "c.whistle_id"),
                    Map.entry("whistle_number", "c.number"),
                    Map.entry("organisation", "c.organisation"),
                    Map.entry("station_code", "c.station_code"),
                    Map.entry("station_name", "c.station_name"),
                    Map.entry("dispatched_at", "p.dispatched_at + c.later"),
                    Map.entry("accept_due", "p.accept_due + c.later"),
                    Map.entry("check_in_due", "p.check_in_due + c.later"),
                    Map.entry("complete_due", "p.complete_due + c.later"),
                    Map.entry("long_overdue_at", "p.long_overdue_at + c.later"),
                    Map.entry("accepted_at", "p.accepted_at + c.later"),
                    Map.entry("checked_in_at", "p.checked_in_at + c.later"),
                    Map.entry("completed_at", "p.completed_at + c.later")),
            "ledger_entry",
            Map.of(
                    "id", "overlay(c.id::text placing lpad(to_hex(p.nth), 2, '0') from 35)::uuid",
                    "organisation", "c.organisation",
                    "assignment_id", "c.id",
                    "whistle_id", "c.whistle_id",
                    "whistle_number", "c.number",
                    "occurred_at", "p.occurred_at + c.later",
                    "posted_at", "p.posted_at + c.later",
                    "month", "to_char((p.occurred_at + c.later) at time zone 'Asia/Shanghai', 'YYYY-MM')"));

    private final Copies copies;
    private int made;

    DutyCopies(Suite suite) {
        copies = new Copies(suite, Part.REPORTING, OWN);
        copies.execute(
                "create table bench.assignment as select a.* from assignment a where a.stage = 'DONE' order by"
                        + " (select count(*) from ledger_entry e where e.district = a.district and e.assignment_id = a.id) desc limit 1");
        copies.execute(
                "create table bench.ledger_entry as select e.*, row_number() over (order by e.seq)::int - 1 as nth"
                        + " from ledger_entry e join bench.assignment a on e.district = a.district and e.assignment_id = a.id");
        copies.numberDepartments();
        copies.execute("create table bench.station as select *, row_number() over (order by station_code) - 1 as nth,"
                + " count(*) over () as among from (select distinct station_code, station_name from assignment) s");
        copies.execute("create table bench.copy as " + copies(1, 0));
    }

    private static String copies(int from, int to) {
        return """
                select uuidv7(later) as id, uuidv7(later) as whistle_id, p.district || '-2025-' || lpad(n::text, 9, '0') as number,
                       department.code as organisation, station.station_code, station.station_name, later
                from generate_series(%d, %d) as copy(n) cross join bench.assignment p
                cross join lateral (select n * interval '1 second' - interval '300 days' as later) made
                join bench.department on department.nth = n %% department.among
                join bench.station on station.nth = n / 100 %% station.among""".formatted(from, to);
    }

    /** As many duties as that, at least; nothing may be posted meanwhile. */
    void to(int size) throws Exception {
        int missing = size - copies.size("assignment");
        if (missing <= 0) return;
        var lastLine = copies.answers("select max(seq)::text from ledger_entry").getFirst();
        copies.execute("alter table ledger_entry disable trigger ledger_queue");
        copies.add(copies(made + 1, made + missing), TABLES);
        copies.execute("alter table ledger_entry enable trigger ledger_queue");
        made += missing;
        copies.execute("""
                insert into ledger_leaf (district, position, line, hash, sealed_at, organisation, month)
                select e.district, head.size - 1 + row_number() over (order by e.seq), e.id, sha256(uuid_send(e.id)), head.sealed_at,
                       e.organisation, e.month
                from ledger_entry e cross join lateral (
                    select position + 1 as size, sealed_at from ledger_leaf l
                    where l.district = e.district order by position desc limit 1) head
                where e.seq > """ + lastLine);
        copies.execute("""
                insert into ledger_node (district, level, place, hash)
                select head.district, level, place, sha256(int8send(place))
                from (select district, max(position) + 1 as size from ledger_leaf group by district) head
                cross join generate_series(1, 62) as level
                cross join lateral generate_series(0, (head.size >> level) - 1) as place
                on conflict do nothing""");
        copies.together(List.of("vacuum analyze ledger_leaf", "vacuum analyze ledger_node"));
    }
}
