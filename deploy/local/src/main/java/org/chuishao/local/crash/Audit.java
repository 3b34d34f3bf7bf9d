package org.chuishao.local.crash;

import static org.chuishao.local.crash.Fault.Kind.DOUBLED;
import static org.chuishao.local.crash.Fault.Kind.LOST;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chuishao.local.Api;
import org.chuishao.local.Part;

/** Holds what the suite has against what it acknowledged. */
final class Audit {
    static final List<Part> SERVICES = List.of(Part.CATALOGUE, Part.WORKSTATION, Part.WHISTLE, Part.REPORTING);

    private static final List<Register> REGISTERS = List.of(
            new Register(
                    "whistle",
                    Part.WHISTLE,
                    "select id, number, stage from whistle where issue_id is null",
                    "select whistle_id, move from history_line order by whistle_id, at, id"),
            new Register(
                    "issue",
                    Part.WORKSTATION,
                    "select id, number, stage from station_issue",
                    "select issue_id, move from issue_line order by issue_id, at, id"),
            new Register(
                    "item",
                    Part.CATALOGUE,
                    "select code, code, name from item where code like '" + ItemTeller.OURS + "%'",
                    "select code, name from item_version where code like '" + ItemTeller.OURS
                            + "%' order by code, version"));

    private final Databases databases;
    private final Api api;
    private final String period;

    /** Where stories are kept: what they are about with number and stage, and what happened to it in order. */
    private record Register(String what, Part owner, String records, String history) {}

    Audit(Databases databases, Api api, String period) {
        this.databases = databases;
        this.api = api;
        this.period = period;
    }

    /** Everything that is not as it was acknowledged; empty when all is. */
    List<Fault> faults(Journal journal) throws SQLException {
        var faults = new ArrayList<Fault>();
        for (var register : REGISTERS) {
            var stories = journal.stories().stream()
                    .filter(story -> story.plot().owner() == register.owner())
                    .toList();
            records(register, stories, faults);
            history(register, stories, faults);
        }
        var whistles = journal.stories(Plot.WHISTLE);
        duties(whistles, faults);
        ledger(whistles, faults);
        copies(faults);
        scores(faults);
        leftovers(faults);
        return faults;
    }

    private void records(Register register, List<Journal.Story> stories, List<Fault> faults) throws SQLException {
        var there = new HashMap<String, List<String>>();
        for (var row : databases.rows(register.owner(), register.records())) there.put(row.get(0), row);
        for (var story : stories) {
            var who = register.what() + " " + story.number();
            var row = there.remove(story.id());
            if (row == null) faults.add(new Fault(LOST, who + " was acknowledged and is lost"));
            else if (!row.get(1).equals(story.number())) faults.add(Fault.other(who + " is now called " + row.get(1)));
            else if (story.isTold() && !row.get(2).equals(story.plot().end()))
                faults.add(Fault.other(who + " was told to its end and is " + row.get(2)));
        }
        for (var row : there.values())
            faults.add(Fault.other(
                    register.what() + " " + row.get(1) + " is there and was asked for by nobody, or twice"));
    }

    private void history(Register register, List<Journal.Story> stories, List<Fault> faults) throws SQLException {
        var lived = byFirst(databases.rows(register.owner(), register.history()));
        for (var story : stories) {
            var known = story.plot().steps().stream()
                    .flatMap(step -> step.lines().stream())
                    .toList();
            var found = lived.getOrDefault(story.id(), List.of()).stream()
                    .filter(known::contains)
                    .toList();
            var who = register.what() + " " + story.number();
            judge(who, story, register.owner(), Step::lines, found, faults);
        }
    }

    /** A department's moves are told to whistle; that reporting has what it acknowledged is seen at the assignment. */
    private void duties(List<Journal.Story> stories, List<Fault> faults) throws SQLException {
        var sql = "select whistle_id, case when accepted_at is not null then 'ACCEPT' end,"
                + " case when checked_in_at is not null then 'CHECK_IN' end,"
                + " case when completed_at is not null then 'COMPLETE' end from assignment";
        var there = new HashMap<String, List<String>>();
        for (var row : databases.rows(Part.REPORTING, sql)) there.put(row.get(0), row);
        for (var story : stories)
            for (var step : story.done())
                if (step.owner() == Part.REPORTING
                        && !there.getOrDefault(story.id(), List.of()).contains(step.name()))
                    faults.add(new Fault(LOST, step + " of " + story.number() + " was acknowledged and is lost"));
    }

    private void ledger(List<Journal.Story> stories, List<Fault> faults) throws SQLException {
        var inOrder = Plot.WHISTLE.steps().stream()
                .flatMap(step -> step.facts().stream())
                .toList();
        var lines = byFirst(databases.rows(Part.REPORTING, "select whistle_id, fact from ledger_entry"));
        for (var story : stories) {
            var found = lines.getOrDefault(story.id(), List.of()).stream()
                    .sorted(Comparator.comparing(inOrder::indexOf))
                    .toList();
            judge("the ledger of " + story.number(), story, Part.REPORTING, Step::facts, found, faults);
        }
    }

    /** What is missing where it was acknowledged is lost; where it is only told, it has not arrived. */
    private static void judge(
            String who,
            Journal.Story story,
            Part where,
            Function<Step, List<String>> leaves,
            List<String> found,
            List<Fault> faults) {
        var expected = story.done().stream()
                .flatMap(step -> leaves.apply(step).stream())
                .toList();
        // a story that was abandoned may have gone one step further than was acknowledged
        boolean agrees = story.isTold()
                ? found.equals(expected)
                : found.size() >= expected.size()
                        && found.subList(0, expected.size()).equals(expected);
        boolean doubled = Set.copyOf(found).size() < found.size();
        boolean lost = story.done().stream()
                .filter(step -> step.owner() == where)
                .anyMatch(step -> !found.containsAll(leaves.apply(step)));
        var said = "%s was acknowledged %s and has %s".formatted(who, expected, found);
        if (doubled) faults.add(new Fault(DOUBLED, said));
        if (lost) faults.add(new Fault(LOST, said));
        if (!agrees && !doubled && !lost) faults.add(Fault.other(said));
    }

    /** What services believe of each other's records. */
    private void copies(List<Fault> faults) throws SQLException {
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
        same(
                "workstation of its issues' whistles",
                "select id, whistle_id, whistle_number from station_issue where escalated_at is not null",
                Part.WORKSTATION,
                "select issue_id, id, number from whistle where issue_id is not null",
                Part.WHISTLE,
                faults);
        same(
                "reporting of issues",
                "select id, station_code, outcome from known_issue",
                Part.REPORTING,
                "select id, station_code, case when escalated_at is not null then 'ESCALATED'"
                        + " when settled_at is not null then 'SETTLED' end from station_issue",
                Part.WORKSTATION,
                faults);
        same(
                "whistle of stations",
                "select code, name, active from known_station",
                Part.WHISTLE,
                "select code, name, active from workstation",
                Part.WORKSTATION,
                faults);
        var organisations = "select code, name, kind, active from ";
        for (var copier : List.of(Part.WHISTLE, Part.REPORTING))
            same(
                    copier.word() + " of organisations",
                    organisations + "known_organisation",
                    copier,
                    organisations + "organisation",
                    Part.CATALOGUE,
                    faults);
        same(
                "whistle of items",
                "select code, version, name, lead, on_call, active from known_item",
                Part.WHISTLE,
                "select code, version, name, lead, on_call, active from item",
                Part.CATALOGUE,
                faults);
        same(
                "reporting of items",
                "select code, name, lead, type, active from known_item",
                Part.REPORTING,
                "select code, name, lead, type, active from item",
                Part.CATALOGUE,
                faults);
    }

    private void same(String whoOfWhat, String copied, Part copier, String real, Part owner, List<Fault> faults)
            throws SQLException {
        var believed = new HashSet<>(databases.rows(copier, copied));
        var there = new HashSet<>(databases.rows(owner, real));
        for (var row : there)
            if (!believed.contains(row)) faults.add(Fault.other(whoOfWhat + ": does not know " + row));
        for (var row : believed)
            if (!there.contains(row))
                faults.add(Fault.other(whoOfWhat + ": believes in " + row + ", which is not there"));
    }

    private void scores(List<Fault> faults) throws SQLException {
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
                faults.add(Fault.other(
                        "the score of %s is shown as %s, its lines add up to %s".formatted(sum.get(0), score, sum)));
        }
    }

    private static boolean differs(String sum, JsonNode shown) {
        return shown.isMissingNode() || new BigDecimal(sum).compareTo(new BigDecimal(shown.asText())) != 0;
    }

    private void leftovers(List<Fault> faults) throws SQLException {
        for (var service : SERVICES) {
            var waiting = databases
                    .rows(service, "select count(*) from outbox where published_at is null")
                    .getFirst()
                    .getFirst();
            if (!waiting.equals("0"))
                faults.add(Fault.other(service.word() + " has not published " + waiting + " events"));
            var buried = databases.rows(
                    service, "select aggregatetype, type, aggregateid from outbox where aggregatetype like '%-dlq'");
            for (var event : buried) faults.add(Fault.other(service.word() + " could not handle an event: " + event));
        }
    }

    private static Map<String, List<String>> byFirst(List<List<String>> rows) {
        var by = new HashMap<String, List<String>>();
        for (var row : rows)
            by.computeIfAbsent(row.get(0), k -> new ArrayList<>()).add(row.get(1));
        return by;
    }
}
