package org.chuishao.catalogue.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuishao.catalogue.match.Clusters;
import org.chuishao.catalogue.match.Question;
import org.chuishao.catalogue.match.Vocabulary;
import org.chuishao.catalogue.standing.StandingViews.Disputed;
import org.chuishao.catalogue.standing.StandingViews.Returns;
import org.chuishao.catalogue.standing.StandingViews.Review;
import org.chuishao.catalogue.standing.StandingViews.Uncovered;
import org.chuishao.catalogue.standing.StandingViews.Unused;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.Shanghai;

/** Asked of the current district's decisions since a moment: where does the catalogue not fit what people whistle about? */
@ApplicationScoped
class StandingQuestions {
    /** The latest whistles without an item; more are not compared with each other in one answer. */
    private static final int COMPARED = 1000;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    private record Sent(String title, String text, String station, String lead, OffsetDateTime at) {
        Question question() {
            return Question.of(title, text, null);
        }
    }

    /** Of several decisions on one whistle the latest counts. */
    private static final String STANDING = """
            precedent p where p.district = ? and p.decided_at >= ? and p.matter like 'whistle:%' and not exists (
                select from precedent later where later.district = p.district and later.matter = p.matter
                and later.number > p.number)""";

    List<Uncovered> uncovered(Instant since, int times, int limit) {
        var sql = "select title, text, station, lead, decided_at from " + STANDING
                + " and p.item is null order by p.decided_at desc, p.number desc limit " + COMPARED;
        var sent = Sql.of(sql, district.get(), since)
                .list(
                        database,
                        row -> new Sent(row.text(), row.text(), row.text(), row.text(), Shanghai.time(row.instant())));
        var questions = sent.stream().map(Sent::question).toList();
        return Clusters.of(questions, Vocabulary.bundled()).stream()
                .filter(group -> group.members().size() >= times)
                .map(group -> uncovered(
                        sent.get(group.first()),
                        group.members().stream().map(sent::get).toList()))
                .sorted(Comparator.comparingInt((Uncovered u) -> -u.whistles()))
                .limit(limit)
                .toList();
    }

    private static Uncovered uncovered(Sent latest, List<Sent> all) {
        return new Uncovered(
                latest.title(),
                all.size(),
                all.stream().map(Sent::station).distinct().sorted().toList(),
                mostFrequent(all, Sent::lead),
                latest.at());
    }

    private static List<String> mostFrequent(List<Sent> all, Function<Sent, String> of) {
        var counts = all.stream()
                .filter(sent -> of.apply(sent) != null)
                .collect(Collectors.groupingBy(of, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Disputed> disputed(Instant since, int limit) {
        var sql = """
                with told as (
                    select district, coalesce(item, cited_item) item, responsible department, ruled_at at, id ruling, null::uuid event
                    from known_ruling where district = ? and ruled_at >= ?
                    union all
                    select district, coalesce(item, cited_item), unnest(not_responsible), ruled_at, id, null
                    from known_ruling where district = ? and ruled_at >= ?
                    union all
                    select district, cited_item, organisation, decided_at, null, event
                    from decided_return where district = ? and decided_at >= ?)
                select t.item, i.name, i.lead, count(distinct t.ruling)::int, count(distinct t.event)::int,
                       array_agg(distinct t.department order by t.department), max(t.at)
                from told t left join item i on i.district = t.district and i.code = t.item
                where t.item is not null
                group by t.item, i.name, i.lead having count(distinct t.department) > 1
                order by count(distinct t.ruling) + count(distinct t.event) desc, t.item limit\s""" + limit;
        var here = district.get();
        return Sql.of(sql, here, since, here, since, here, since)
                .list(
                        database,
                        row -> new Disputed(
                                row.text(),
                                row.text(),
                                row.text(),
                                row.number(),
                                row.number(),
                                row.texts(),
                                Shanghai.time(row.instant())));
    }

    /** What an item says and said: not what it is still to say, nor what was taken back before it came. */
    private static final String SAID = """
            item_version v where v.code = i.code and v.version <= i.version and not exists (
                select from item_withdrawal w where (w.district, w.code, w.version) = (v.district, v.code, v.version))""";

    /** In use at that moment and ever since, whatever else about it changed, and no whistle went out under it. */
    List<Unused> unused(Instant since, int limit) {
        var sql = """
                select i.code, i.name, i.lead, i.valid_from from item i
                where i.district = ? and i.active and (
                    select v.active from\s""" + SAID + """
                    \sand v.valid_from < ? and v.district = i.district order by v.version desc limit 1)
                and not exists (
                    select from\s""" + SAID + """
                    \sand v.district = ? and v.valid_from >= ? and not v.active)
                and not exists (
                    select from precedent p where p.district = ? and p.decided_at >= ? and p.item = i.code
                    and p.matter like 'whistle:%')
                order by i.code limit\s""" + limit;
        var here = district.get();
        return Sql.of(sql, here, since, here, since, here, since)
                .list(database, row -> new Unused(row.text(), row.text(), row.text(), Shanghai.time(row.instant())));
    }

    /** A duty that is taken from a department without its asking cites nothing, and is no return of its own. */
    List<Returns> returns(Instant since) {
        var sql = """
                select organisation, count(*) filter (where upheld)::int, count(*) filter (where not upheld)::int
                from decided_return where district = ? and decided_at >= ? and cited_item is not null
                group by organisation order by count(*) desc, organisation limit 200""";
        return Sql.of(sql, district.get(), since)
                .list(database, row -> new Returns(row.text(), row.number(), row.number()));
    }

    List<Review> reviews(Instant unchangedSince) {
        var sql = """
                select category, lead, count(*)::int, min(valid_from) from item
                where district = ? and valid_from <= ? and active
                group by category, lead order by count(*) desc, category, lead limit 200""";
        return Sql.of(sql, district.get(), unchangedSince)
                .list(database, row -> new Review(row.text(), row.text(), row.number(), Shanghai.time(row.instant())));
    }
}
