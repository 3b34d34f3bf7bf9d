package org.chuishao.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** A second implementation of domain §4, in SQL and written from the text alone, over 1,200 random years. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class RandomYearsIT {
    private static final String DISTRICT = "340891";
    private static final int YEARS = 1200;

    /** Some 60 lines a year: facts, adjustments up to beyond both clamps, and corrections of a tenth of the lines. */
    private static final String RANDOM_YEARS = """
            with drawn as materialized (
                select 'Y' || lpad((1 + i %% %1$d)::text, 4, '0') as organisation, i, 1 + (random() * 11)::int as month,
                       (random() * 6)::int as what, least(20, (random() * 20)::int + 2 * (i %% %1$d %% 12)) / 20.0 as grade, (random() * 2)::int as kind,
                       random() < 0.5 as leads, random() < 0.1 as corrected, (random() * 20)::int / 20.0 as better,
                       uuidv7() as id, md5((i / 4)::text)::uuid as duty
                from generate_series(1, %1$d * 60) i where random() < 0.2 + (i %% 7) / 7.0),
            weighed as (
                select *, (array['CHECK_IN', 'ON_TIME', 'SOLVED', 'SATISFIED', 'COOPERATION', null, null])[what + 1] as indicator,
                       (array[25, 20, 30, 15, 10, 0, 0])[what + 1] * case when leads then 1 else 0.5 end
                           * (array[1, 1.5, 2])[kind + 1] as possible,
                       (array[-1, -2, -5, 2, 2, 2])[1 + (i %% 6)] as points
                from drawn),
            lines as (
                select organisation, i, month, id, duty, indicator, coalesce(possible, 0) as possible,
                       coalesce(possible * grade, 0) as earned, case when indicator is null then points else 0 end as points,
                       null::uuid as compensates, i::text as fact
                from weighed
                union all
                select organisation, i, month, uuidv7(), duty, indicator, 0, possible * (better - grade), 0, id, 'CORRECTED ' || i
                from weighed where corrected and indicator is not null)
            insert into ledger_entry (district, id, organisation, assignment_id, whistle_id, whistle_number, fact, indicator,
                adjustment, role, kind, possible, earned, points, rule, policy, text_zh, text_en, occurred_at, month, posted_at,
                compensates)
            select '%2$s', id, organisation, duty, duty, 'Y', fact, indicator,
                case when indicator is null then case when points > 0 then 'COMMENDATION' else 'REWORK' end end, 'LEAD', 'ROUTINE',
                possible, earned, points, 'v1/SOLVED', 'v1', 'y', 'y', timestamptz '2025-01-01', '2025-' || lpad(month::text, 2, '0'),
                timestamptz '2025-12-31', compensates
            from lines order by i""".formatted(YEARS, DISTRICT);

    /**
     * Score(p) = clamp(0..100, 100·Σearned/Σpossible + mean monthly adjustment), a month's sum clamped to [−10, +5], HALF_UP to
     * 2 places once. A quotient of numerics is itself rounded: so hundredths are counted in whole numbers, exactly.
     */
    private static final String SECOND_OPINION = """
            with months as (
                select organisation, month, greatest(-10, least(5, sum(points))) as adjustment
                from ledger_entry where district = ? and month like '2025-%' and adjustment is not null
                group by organisation, month),
            years as (
                select l.organisation, sum(possible) as p, sum(earned) as e, count(*) as lines,
                       count(distinct assignment_id) filter (where indicator is not null and compensates is null) as duties,
                       coalesce((select sum(adjustment) from months m where m.organisation = l.organisation), 0) as a
                from ledger_entry l where district = ? and month like '2025-%' group by l.organisation),
            hundredths as (
                select *, case when p > 0 then
                    least(10000, greatest(0, div(2 * 100 * (1200 * e + a * p) + 12 * p, 2 * 12 * p))) end as h
                from years),
            scored as (
                select *, h is not null and duties >= 3 as ranked from hundredths)
            select organisation, p, e, a, lines, duties, ranked, (h / 100)::numeric(5, 2)::text as score,
                   case when ranked then rank() over (partition by ranked order by h desc) end as rank,
                   case when h >= 9000 then 'EXCELLENT' when h >= 8000 then 'GOOD' when h >= 6000 then 'FAIR'
                        when h is not null then 'POOR' end as band,
                   to_char(round(a / 12, 2), 'FM990.00') as adjustment
            from scored""";

    @Inject
    AgroalDataSource database;

    private record Opinion(
            String score,
            String band,
            Integer rank,
            String earned,
            String possible,
            String adjustment,
            int assignments,
            int lines) {}

    @Test
    void bothImplementationsAgreeOnEveryDigit() throws SQLException {
        var second = secondOpinion();
        assertEquals(YEARS, second.size());
        var token = Tokens.of("reader")
                .district(DISTRICT)
                .roles(Roles.SCORE_READER)
                .at(DISTRICT)
                .token();
        JsonPath answer = Departments.as(token)
                .get("/scores?period=2025")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var first = new TreeMap<String, Opinion>();
        for (Map<String, Object> score : answer.<Map<String, Object>>getList("items"))
            first.put(
                    (String) score.get("organisation"),
                    new Opinion(
                            (String) score.get("score"),
                            (String) score.get("band"),
                            (Integer) score.get("rank"),
                            (String) score.get("earned"),
                            (String) score.get("possible"),
                            (String) score.get("adjustment"),
                            (Integer) score.get("assignments"),
                            (Integer) score.get("version")));
        assertEquals(second, first);
        // the years are worth comparing: of every band, tied ranks, clamped months
        for (var band : List.of("GOOD", "FAIR", "POOR"))
            assertTrue(second.values().stream().anyMatch(o -> band.equals(o.band())), band);
        long ranks = second.values().stream()
                .map(Opinion::rank)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        assertTrue(ranks < YEARS, "no ties");
    }

    private Map<String, Opinion> secondOpinion() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.createStatement();
                var query = connection.prepareStatement(SECOND_OPINION)) {
            insert.execute(RANDOM_YEARS);
            query.setString(1, DISTRICT);
            query.setString(2, DISTRICT);
            var opinions = new TreeMap<String, Opinion>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    opinions.put(
                            row.getString("organisation"),
                            new Opinion(
                                    row.getString("score"),
                                    row.getString("band"),
                                    row.getObject("rank") == null ? null : row.getInt("rank"),
                                    row.getBigDecimal("e").stripTrailingZeros().toPlainString(),
                                    row.getBigDecimal("p").stripTrailingZeros().toPlainString(),
                                    row.getString("adjustment"),
                                    row.getInt("duties"),
                                    row.getInt("lines")));
            }
            return opinions;
        }
    }
}
