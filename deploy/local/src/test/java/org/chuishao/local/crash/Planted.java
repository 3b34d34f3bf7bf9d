package org.chuishao.local.crash;

import static org.chuishao.local.crash.Fault.Kind.DOUBLED;
import static org.chuishao.local.crash.Fault.Kind.LOST;
import static org.chuishao.local.crash.Fault.Kind.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.local.Part;

/** Faults planted in the databases, each in a story of its own: the audit must find it, of its kind and nothing else. */
final class Planted {
    private final Audit audit;
    private final Databases databases;
    private final Journal journal;
    private final Map<Plot, Iterator<Journal.Story>> untouched = new EnumMap<>(Plot.class);
    private List<Fault> before = List.of();

    Planted(Audit audit, Databases databases, Journal journal) {
        this.audit = audit;
        this.databases = databases;
        this.journal = journal;
        for (var plot : Plot.values())
            untouched.put(
                    plot,
                    journal.stories(plot).stream().filter(Journal.Story::isTold).iterator());
    }

    void inWhistles() throws SQLException {
        inStory(LOST, Plot.WHISTLE, Part.WHISTLE, "delete from whistle where id = '%s'");
        inStory(OTHER, Plot.WHISTLE, Part.WHISTLE, "update whistle set number = number || '-2' where id = '%s'");
        inStory(OTHER, Plot.WHISTLE, Part.WHISTLE, "update whistle set stage = 'VERIFIED' where id = '%s'");
        inStory(
                DOUBLED,
                Plot.WHISTLE,
                Part.WHISTLE,
                twice("history_line", "whistle_id = '%s' and move = 'VERIFY'", "id"));
        inStory(
                LOST,
                Plot.WHISTLE,
                Part.WHISTLE,
                "delete from history_line where whistle_id = '%s' and move = 'VERIFY'");
        inStory(
                OTHER,
                Plot.WHISTLE,
                Part.WHISTLE,
                "delete from history_line where whistle_id = '%s' and move = 'ASSIGNMENT_ACCEPTED'");
        inStory(
                OTHER,
                Plot.WHISTLE,
                Part.WHISTLE,
                "update history_line set at = at + interval '1 hour' where whistle_id = '%s' and move = 'BLOW'");
        inStory(
                LOST,
                Plot.WHISTLE,
                Part.REPORTING,
                "update assignment set completed_at = null where whistle_id = '%s'");
        inStory(
                DOUBLED,
                Plot.WHISTLE,
                Part.REPORTING,
                twice("ledger_entry", "whistle_id = '%s' and fact = 'SOLVED'", "id", "assignment_id"));
        inStory(
                LOST,
                Plot.WHISTLE,
                Part.REPORTING,
                "delete from ledger_entry where whistle_id = '%s' and fact = 'ON_TIME'");
        inStory(
                OTHER,
                Plot.WHISTLE,
                Part.REPORTING,
                "delete from ledger_entry where whistle_id = '%s' and fact = 'SOLVED'");
        var told = untouched.get(Plot.WHISTLE).next();
        anywhere(
                "whistle " + told.number() + "-3 is there and was asked for by nobody, or twice",
                Part.WHISTLE,
                again("whistle", "id = '" + told.id() + "'", "id = gen_random_uuid(), number = number || '-3'"));
    }

    void inIssues() throws SQLException {
        inStory(LOST, Plot.SETTLED_ISSUE, Part.WORKSTATION, "delete from station_issue where id = '%s'");
        inStory(
                DOUBLED,
                Plot.SETTLED_ISSUE,
                Part.WORKSTATION,
                twice("issue_line", "issue_id = '%s' and move = 'SETTLE'", "id"));
        inStory(
                LOST,
                Plot.SETTLED_ISSUE,
                Part.WORKSTATION,
                "delete from issue_line where issue_id = '%s' and move = 'FEED_BACK'");
        inStory(
                OTHER,
                Plot.ESCALATED_ISSUE,
                Part.WORKSTATION,
                "delete from issue_line where issue_id = '%s' and move = 'WHISTLE_RAISED'");
    }

    void inItems() throws SQLException {
        inStory(LOST, Plot.ITEM, Part.CATALOGUE, "delete from item_version where code = '%s' and version = 2");
        inStory(
                DOUBLED,
                Plot.ITEM,
                Part.CATALOGUE,
                "create temp table once as select * from item_version where code = '%s' and version = 2;"
                        + " update once set version = 4; insert into item_version select * from once");
        inStory(OTHER, Plot.ITEM, Part.CATALOGUE, "update item set name = name || '?' where code = '%s'");
    }

    /** One row of each copy is not what its owner has. */
    void inCopies() throws SQLException {
        anywhere("whistle of assignments", Part.WHISTLE, change("participant", "organisation", "assignment_id"));
        anywhere("workstation of whistles", Part.WORKSTATION, change("known_whistle", "number", "id"));
        anywhere("workstation of assignments", Part.WORKSTATION, change("known_duty", "organisation", "whistle_id"));
        anywhere(
                "workstation of its issues' whistles",
                Part.WORKSTATION,
                change("station_issue", "whistle_number", "whistle_id"));
        anywhere("reporting of issues", Part.REPORTING, change("known_issue", "outcome", "id"));
        anywhere("whistle of stations", Part.WHISTLE, change("known_station", "name", "code"));
        anywhere("whistle of organisations", Part.WHISTLE, change("known_organisation", "name", "code"));
        anywhere("reporting of organisations", Part.REPORTING, change("known_organisation", "name", "code"));
        anywhere("whistle of items", Part.WHISTLE, change("known_item", "name", "code"));
        anywhere("reporting of items", Part.REPORTING, change("known_item", "name", "code"));
    }

    void inTheOutbox() throws SQLException {
        anywhere(
                "could not handle an event",
                Part.CATALOGUE,
                "update outbox set aggregatetype = aggregatetype || '-dlq' where seq = (select max(seq) from outbox)");
    }

    /** Of the latest: those of the first stories are gone, or look otherwise already. */
    private static String change(String table, String column, String key) {
        return "update %1$s set %2$s = %2$s || '?' where %3$s = (select %3$s from %1$s where %2$s is not null order by %3$s desc limit 1)"
                .formatted(table, column, key);
    }

    /** The same row once more, under other keys. */
    private static String twice(String table, String which, String... keys) {
        return again(
                table,
                which,
                Stream.of(keys).map(key -> key + " = gen_random_uuid()").collect(Collectors.joining(", ")));
    }

    private static String again(String table, String which, String anew) {
        return "create temp table once as select * from " + table + " where " + which + "; update once set " + anew
                + "; insert into " + table + " overriding user value select * from once";
    }

    private void inStory(Fault.Kind kind, Plot plot, Part where, String sql) throws SQLException {
        var story = untouched.get(plot).next();
        var planted = sql.replace("%s", story.id());
        plant(where, planted);
        var of = news().stream()
                .filter(fault ->
                        fault.what().contains(story.number()) && fault.what().contains("acknowledged")
                                || fault.what().contains(story.number()) && kind == OTHER)
                .map(Fault::kind)
                .distinct()
                .toList();
        assertEquals(List.of(kind), of, planted);
    }

    private void anywhere(String said, Part where, String sql) throws SQLException {
        plant(where, sql);
        var news = news();
        assertTrue(
                news.stream()
                        .anyMatch(fault -> fault.kind() == OTHER && fault.what().contains(said)),
                () -> sql + " is found as " + news);
    }

    private List<Fault> news() throws SQLException {
        var now = audit.faults(journal);
        var news = now.stream().filter(fault -> !before.contains(fault)).toList();
        before = now;
        return news;
    }

    /** Past triggers, foreign keys and what the services may do. */
    private void plant(Part where, String sql) throws SQLException {
        databases.change(where.word(), "set session_replication_role = replica; " + sql);
    }
}
