package org.chuishao.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chuishao.local.Part;
import org.chuishao.local.Suite;

/**
 * Makes many whistles out of one: copies of a dispatched whistle with its history and search entry, each with its
 * own id, number, station, department, point and time, older than every real one, all but one in 23 closed. Only reading is measured on them.
 */
final class WhistleCopies {
    /** What is found in one copy of so many, and nowhere else. */
    static final String RARE_WORD = "古树倒伏";

    private static final int RARE = 10_000;
    /** Of texts that were all alike PostgreSQL would take every word for a frequent one: a pair in so many is a copy's own. */
    private static final int DIFFERENT = 1_000;

    private static final int FIRST_CHARACTER = 0x4e00;
    private static final int MANY = 20_000;
    private static final List<String> TABLES = List.of("whistle", "history_line", "search_entry", "participant");
    /** What a raise writes. */
    private static final List<String> RAISED = List.of(
            "whistle", "search_entry", "history_line", "stream_waiting", "participant", "outbox", "idempotency_key");

    /** Which rows of a table are those of the whistle w. */
    private static final Map<String, String> ROWS = Map.of(
            "whistle", "id = w.id",
            "history_line", "whistle_id = w.id",
            "search_entry", "whistle_id = w.id",
            "participant", "whistle_id = w.id",
            "outbox", "aggregateid = w.id::text",
            "idempotency_key", "location = '/api/v1/whistles/' || w.id");

    /** What stands in place of the pattern's own value. The pattern's row is p, the copy c. */
    private static final Map<String, Map<String, String>> OWN = Map.of(
            "whistle",
                    Map.of(
                            "id", "c.id",
                            "number", "c.number",
                            "stage", "c.stage",
                            "description", "p.description || c.more",
                            "station_code", "c.station",
                            "longitude", "c.longitude",
                            "latitude", "c.latitude",
                            "created_at", "c.at",
                            "closed_at", "c.closed_at"),
            "history_line", Map.of("whistle_id", "c.id", "id", "uuidv7()"),
            "search_entry",
                    Map.of(
                            "whistle_id", "c.id",
                            "body", "p.body || c.more",
                            "grams", "p.grams || grams_of(p.district, c.more, c.number)",
                            "station_code", "c.station",
                            "longitude", "c.longitude",
                            "latitude", "c.latitude",
                            "created_at", "c.at"),
            "stream_waiting", Map.of("whistle_id", "c.id", "line_id", "uuidv7()"),
            "participant", Map.of("whistle_id", "c.id", "organisation", "c.organisation"),
            "outbox", Map.of("id", "uuidv7()", "aggregateid", "c.id", "published_at", "now()"), // or it would be told
            "idempotency_key", Map.of("key", "c.number"));

    private final Copies copies;
    private int made;

    WhistleCopies(Suite suite) {
        copies = new Copies(suite, Part.WHISTLE, OWN);
        copies.execute(
                "create table bench.pattern as select * from whistle w where stage = 'DISPATCHED'"
                        + " and (select count(*) from participant p where p.district = w.district and p.whistle_id = w.id) = 1 limit 1");
        for (var table : ROWS.keySet())
            copies.execute(
                    "create table bench.%1$s as select p.* from %1$s p join bench.pattern w on p.district = w.district and p.%2$s"
                            .formatted(table, ROWS.get(table)));
        // what waits to be streamed is soon placed: told anew from the lines themselves
        copies.execute(
                "create table bench.stream_waiting as select district, id as line_id, whistle_id from bench.history_line");
        copies.execute("create table bench.station as select code, row_number() over (order by code) - 1 as nth,"
                + " count(*) over () as among from known_station where active");
        copies.numberDepartments();
        copies.execute("create table bench.copy as " + copies("generate_series(1, 0)", 2025, "0"));
    }

    /** What is each copy's own, one for each of the numbers. */
    private static String copies(String numbers, int year, String age) {
        return """
                select uuidv7(n * interval '1 second' - interval '%2$s') as id,
                       p.district || '-%3$d-' || lpad(n::text, 9, '0') as number,
                       case when n %% 23 = 0 then p.stage else 'CLOSED' end as stage,
                       station.code as station, department.code as organisation, 117.0 + random() / 10 as longitude, 30.4 + random() / 10 as latitude, at,
                       case when n %% 23 > 0 then at + interval '9 days' end as closed_at,
                       e'\\n' || repeat(chr(%6$d + (n %% %7$d)::int), 2)
                           || case when n %% %4$d = 0 then e'\\n%5$s' else '' end as more
                from %1$s as copy(n) cross join bench.pattern p
                cross join lateral (select p.created_at - interval '%2$s' + n * interval '1 second' as at) made
                join bench.station on station.nth = n %% station.among
                join bench.department on department.nth = n / 100 %% department.among""".formatted(numbers, age, year, RARE, RARE_WORD, FIRST_CHARACTER, DIFFERENT);
    }

    /** @return the size of the whistle table afterwards, {@code size} at least */
    int to(int size) throws Exception {
        int there = size();
        int missing = size - there;
        if (missing <= 0) return there;
        var numbers = "generate_series(%d, %d)".formatted(made + 1, made + missing);
        copies.add(copies(numbers, 2025, "400 days"), TABLES);
        made += missing;
        return size;
    }

    /**
     * A column of many whistles from all over the table, so that what is read is seldom read twice. Each has been read once as
     * whoever asks for it will: or the first to ask would measure the disk, and everybody after him what he left in memory.
     */
    List<String> some(String column) {
        double percent =
                Math.min(100, 100.0 * 10 * MANY / size()); // ten times as many, or they lay together on few pages
        return copies.answers("""
                select s.%s::text,
                       (select w.title from whistle w where w.district = s.district and w.id = s.id),
                       (select max(p.organisation) from participant p where p.district = s.district and p.whistle_id = s.id)
                from (select * from whistle tablesample system (%f) order by random() limit %d) s""".formatted(column, percent, MANY));
    }

    /** What one raise writes, in one call and with every index and trigger: no program around these rows can be faster. */
    void procedure() {
        copies.execute("create sequence bench.raised");
        copies.execute("""
                create procedure bench.raise() language plpgsql as $$
                declare c record;
                begin
                    perform next_whistle_number(district, 2024) from bench.pattern;
                    for c in %s loop
                        %s;
                    end loop;
                end $$""".formatted(
                        copies("nextval('bench.raised')", 2024, "800 days"),
                        RAISED.stream().map(copies::copying).collect(Collectors.joining(";\n"))));
    }

    private int size() {
        return copies.size("whistle");
    }
}
