package org.chuishao.whistle;

import static org.chuishao.whistle.Village.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TablesOwner;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Not a test of every build: prints the figures of the README. {@code mvn … -Dtest=SearchFigures -Dfigures.whistles=1000000}. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SearchFigures {
    private static final int WHISTLES = Integer.getInteger("figures.whistles", 1_000_000);
    private static final int BATCH = 50_000;
    private static final int TIMES = 40;

    /** Streets, things and faults in every combination; one in a thousand tells of the 鸳鸯亭. */
    private static final String ROWS = """
            insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description, item_code, address,
                longitude, latitude, channel, created_at, created_by, changed_at, callback_tries, version, policy, stage_since, due_at, centre,
                closed_at)
            select '340803', uuidv7(), '340803-2025-' || lpad(n::text, 7, '0'), 'ROUTINE',
                case when n %% 50 = 0 then 'SUBMITTED' when n %% 50 = 1 then 'IN_PROGRESS' else 'CLOSED' end, 1,
                '340803001' || lpad((1 + n %% 40)::text, 3, '0'),
                (array['马山路','德宽路','龙山路','孝肃路','集贤路','湖心路','菱湖路','石化路'])[1 + n %% 8] ||
                (array['排水管','路灯','窨井盖','化粪池','人行道','围墙','电线杆','公厕','垃圾桶','健身器材','消防栓'])[1 + n %% 11] ||
                (array['破裂','不亮','缺失','外溢','塌陷','倾斜','损坏'])[1 + n %% 7],
                '居民反映' || (n %% 997) || '号门前' || (array['多日无人处理','夜间存在安全隐患','影响老人儿童出行','雨后更为严重'])[1 + n %% 4] ||
                case when n %% 1000 = 0 then '，位于鸳鸯亭东侧。' else '，请尽快处置。' end,
                'DG-' || (n %% 300), '马山路' || (n %% 500) || '号', 117.0 + random() / 5, 30.4 + random() / 5, 'STATION',
                timestamptz '2026-11-18T00:00Z' - n * interval '30 seconds', 's', now(), 0, 0, 'v1', now(), '2031-01-01', '340803',
                case when n %% 50 > 1 then timestamptz '2026-11-18T00:00Z' - n * interval '29 seconds' end
            from generate_series(%d, %d) n""";

    @Inject
    EntityManagerFactory entities;

    /** As the tables' owner: the service may neither create tables nor drop an index. */
    private static double run(String sql) throws SQLException {
        long start = System.nanoTime();
        TablesOwner.execute(sql);
        return (System.nanoTime() - start) / 1e9;
    }

    @Test
    void print() throws SQLException {
        publishPapers();
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        for (int i = 0; i < 3; i++) raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
        long before = statistics.getPrepareStatementCount();
        raise(DEPUTY, Map.of("itemCode", PIPE)).statusCode(201);
        System.out.printf("raising: %d statements by Hibernate%n", statistics.getPrepareStatementCount() - before);

        double bare = run(ROWS.formatted(1, BATCH));
        double searched = run("select fill_search_entries()");
        System.out.printf("%.3f ms each, and %.3f for what is searched%n", 1e3 * bare / BATCH, 1e3 * searched / BATCH);
        // made once from all rows the index takes a fraction of the time
        run("drop index search_by_pair");
        for (int from = BATCH + 1; from <= WHISTLES; from += BATCH) run(ROWS.formatted(from, from + BATCH - 1));
        run("select fill_search_entries()");
        System.out.printf(
                "%,d whistles; their index made in %.0f s%n",
                WHISTLES, run("create index search_by_pair on search_entry using gin (grams)"));
        run("analyze whistle");
        run("analyze search_entry");
        measure("a word of two characters in 1 of 1,000", DISPATCHER, "q=鸳鸯");
        measure("the same, of one station", DEPUTY, "q=鸳鸯");
        measure("a word in 1 of 8", DISPATCHER, "q=马山");
        measure("two words, 1 in 88", DISPATCHER, "q=马山 窨井");
        measure("a word nobody wrote", DISPATCHER, "q=火箭");
        measure("a word that is there only in pieces", DISPATCHER, "q=山路灯");
        measure("a number", DISPATCHER, "q=340803-2025-0500000");
        measure("a number without its district", DISPATCHER, "q=2025-0500000");
        measure("its count alone", DISPATCHER, "q=0500000");
        measure("three digits, in 1 of 1,000", DISPATCHER, "q=123");
        measure("two digits, in 1 of 50", DISPATCHER, "q=12");
        measure("a square of a kilometre", DISPATCHER, "bbox=117.05,30.45,117.06,30.459");
        measure("first page of all", DISPATCHER, "limit=50");
        measure("first page of a stage", DISPATCHER, "stage=SUBMITTED");
        measure("overdue ones", DISPATCHER, "overdue=true");
        measure("counts of the district", DISPATCHER, null);
        measure("counts of a station", DEPUTY, null);
        var question = Map.of(
                "stationCode", STATION,
                "title", "马山路排水管破裂",
                "description", "居民反映18号门前多日无人处理",
                "itemCode", "DG-7",
                "location", Map.of("address", "马山路18号", "longitude", 117.05, "latitude", 30.45));
        time("duplicates", () -> as(DISPATCHER).body(question).post("/whistles/duplicates"));
    }

    private void measure(String what, String who, String query) {
        time(what, () -> as(who).get(query == null ? "/whistles/counts" : "/whistles?" + query));
    }

    private static void time(String what, Supplier<Response> request) {
        for (int i = 0; i < 8; i++) request.get().then().statusCode(200);
        var times = new double[TIMES];
        int found = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            var answer = request.get();
            times[i] = (System.nanoTime() - start) / 1e6;
            found = answer.body().path("items") == null ? -1 : answer.<Integer>path("items.size()");
        }
        Arrays.sort(times);
        System.out.printf(
                "%-40s p50 %6.1f ms, p95 %6.1f ms, %d on the page%n",
                what, times[TIMES / 2], times[TIMES * 95 / 100], found);
    }
}
