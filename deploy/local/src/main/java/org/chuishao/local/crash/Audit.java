package org.chuishao.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chuishao.local.Api;
import org.chuishao.local.Part;

/** Holds what the suite has against what it acknowledged. */
final class Audit {
    private static final Set<String> TOLD_MOVES = Set.copyOf(
            Stream.of(Step.values()).flatMap(step -> step.moves().stream()).toList());
    private static final List<Part> SERVICES = List.of(Part.CATALOGUE, Part.WORKSTATION, Part.WHISTLE, Part.REPORTING);

    private final Databases databases;
    private final Api api;
    private final String period;

    Audit(Databases databases, Api api, String period) {
        this.databases = databases;
        this.api = api;
        this.period = period;
    }

    /** Everything that is not as it was acknowledged; empty when all is. */
    List<String> faults(List<Journal.Story> journal) throws SQLException {
        var faults = new ArrayList<String>();
        whistles(journal, faults);
        moves(journal, faults);
        ledger(journal, faults);
        copies(faults);
        scores(faults);
        leftovers(faults);
        return faults;
    }

    private void whistles(List<Journal.Story> journal, List<String> faults) throws SQLException {
        var there = new HashMap<String, List<String>>();
        for (var row : databases.rows(Part.WHISTLE, "select id, number, stage from whistle"))
            there.put(row.get(0), row);
        for (var story : journal) {
            var row = there.remove(story.whistle());
            if (row == null) faults.add("whistle " + story.number() + " was acknowledged and is lost");
            else if (!row.get(1).equals(story.number()))
                faults.add("whistle " + story.number() + " is now called " + row.get(1));
            else if (story.isTold() && !row.get(2).equals("CLOSED"))
                faults.add("whistle " + story.number() + " was told to its end and is " + row.get(2));
        }
        for (var row : there.values())
            faults.add("whistle " + row.get(1) + " is there and was raised by nobody, or twice");
    }

    private void moves(List<Journal.Story> journal, List<String> faults) throws SQLException {
        var sql = "select whistle_id, move from history_line order by whistle_id, at, id";
        var lived = byFirst(databases.rows(Part.WHISTLE, sql));
        for (var story : journal) {
            var expected =
                    story.done().stream().flatMap(step -> step.moves().stream()).toList();
            var found = lived.getOrDefault(story.whistle(), List.of()).stream()
                    .filter(TOLD_MOVES::contains)
                    .toList();
            // a story that was abandoned may have gone one step further than was acknowledged
            boolean agrees = story.isTold()
                    ? found.equals(expected)
                    : found.size() >= expected.size()
                            && found.subList(0, expected.size()).equals(expected)
                            && new HashSet<>(found).size() == found.size();
            if (!agrees)
                faults.add("whistle %s was acknowledged %s and has %s".formatted(story.number(), expected, found));
        }
    }

    private void ledger(List<Journal.Story> journal, List<String> faults) throws SQLException {
        var lines = byFirst(databases.rows(Part.REPORTING, "select whistle_id, fact from ledger_entry"));
        for (var story : journal) {
            var expected = story.done().stream()
                    .flatMap(step -> step.facts().stream())
                    .sorted()
                    .toList();
            var found = lines.getOrDefault(story.whistle(), List.of()).stream()
                    .sorted()
                    .toList();
            boolean agrees = story.isTold() ? found.equals(expected) : found.containsAll(expected);
            if (!agrees)
                faults.add("the ledger of %s should hold %s and holds %s".formatted(story.number(), expected, found));
        }
    }

    /** What services believe of each other's records. */
    private void copies(List<String> faults) throws SQLException {
        same(
                "whistle of assignments",
                "select p.assignment_id, p.organisation, p.stage, p.cycle, w.number from participant p join whistle w"
                        + " on w.id = p.whistle_id",
                Part.WHISTLE,
                "select id, organisation, stage, cycle, whistle_number from assignment",
                Part.REPORTING,
                faults);
        same(
                "workstation of whistles",
                "select id, number, stage, cycle from known_whistle",
                Part.WORKSTATION,
                "select id, number, stage, cycle from whistle",
                Part.WHISTLE,
                faults);
        same(
                "workstation of assignments",
                "select whistle_id, organisation, stage, cycle from known_duty",
                Part.WORKSTATION,
                "select whistle_id, organisation, stage, cycle from assignment",
                Part.REPORTING,
                faults);
    }

    private void same(String whoOfWhat, String copied, Part copier, String real, Part owner, List<String> faults)
            throws SQLException {
        var believed = new HashSet<>(databases.rows(copier, copied));
        var there = new HashSet<>(databases.rows(owner, real));
        for (var row : there) if (!believed.contains(row)) faults.add(whoOfWhat + ": does not know " + row);
        for (var row : believed)
            if (!there.contains(row)) faults.add(whoOfWhat + ": believes in " + row + ", which is not there");
    }

    private void scores(List<String> faults) throws SQLException {
        var sums = databases.rows(
                Part.REPORTING,
                "select organisation, sum(earned), sum(possible) from ledger_entry where month = '" + period
                        + "' group by organisation");
        var shown = new HashMap<String, JsonNode>();
        for (var score : api.get("assessor", "/scores?period=" + period).path("items"))
            shown.put(score.path("organisation").asText(), score);
        for (var sum : sums) {
            var score = shown.get(sum.get(0));
            if (score == null
                    || differs(sum.get(1), score.path("earned"))
                    || differs(sum.get(2), score.path("possible")))
                faults.add("the score of %s is shown as %s, its lines add up to %s".formatted(sum.get(0), score, sum));
        }
    }

    private static boolean differs(String sum, JsonNode shown) {
        return shown.isMissingNode() || new BigDecimal(sum).compareTo(new BigDecimal(shown.asText())) != 0;
    }

    private void leftovers(List<String> faults) throws SQLException {
        for (var service : SERVICES) {
            var waiting = databases.rows(service, "select count(*) from outbox where published_at is null");
            if (!waiting.getFirst().getFirst().equals("0"))
                faults.add(service.word() + " has not published "
                        + waiting.getFirst().getFirst() + " events");
            var buried = databases.rows(
                    service, "select aggregatetype, type, aggregateid from outbox where aggregatetype like '%-dlq'");
            for (var event : buried) faults.add(service.word() + " could not handle an event: " + event);
        }
    }

    private static Map<String, List<String>> byFirst(List<List<String>> rows) {
        var by = new HashMap<String, List<String>>();
        for (var row : rows)
            by.computeIfAbsent(row.get(0), k -> new ArrayList<>()).add(row.get(1));
        return by;
    }
}
