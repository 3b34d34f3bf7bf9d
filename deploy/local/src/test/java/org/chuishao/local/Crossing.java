package org.chuishao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.chuishao.local.Row.Asked;
import org.chuishao.local.Row.Case;
import org.chuishao.local.Row.Caused;
import org.chuishao.local.Row.InTime;

/** Walks rows, and writes down what was walked, what was told, and whatever was not as the table has it. */
final class Crossing {
    /** An event that an edge tells, about a whistle or a duty on it. */
    record Told(String type, Case about) {}

    final Queue<Passage> walked = new ConcurrentLinkedQueue<>();
    final Queue<Told> told = new ConcurrentLinkedQueue<>();
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    final Queue<String> wronglyRefused = new ConcurrentLinkedQueue<>();
    final Queue<String> wronglyShut = new ConcurrentLinkedQueue<>();
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger conflicts = new AtomicInteger();

    private final Walk walk;
    private final Cast cast;

    Crossing(Walk walk) {
        this.walk = walk;
        this.cast = walk.cast;
    }

    /** What can be done now; what is left has to wait for its time, and is done then. */
    List<Runnable> cross(Row row) {
        switch (row.how()) {
            case Asked asked -> {
                if (asked.service() == null) {
                    make(row, asked, row.start());
                } else {
                    var waiting = new ArrayDeque<Case>();
                    for (var _ : asked.who()) waiting.add(begin(row));
                    return List.of(() -> make(row, asked, () -> walk.overdue(waiting.remove())));
                }
            }
            case Caused caused -> {
                var it = begin(row);
                var lines = walk.lines(it.whistle());
                caused.by().accept(it);
                arrives(row, it, lines);
            }
            case InTime _ -> {
                var it = begin(row);
                var lines = walk.lines(it.whistle());
                return List.of(() -> arrives(row, it, lines));
            }
        }
        return List.of();
    }

    /** Everybody who may, each on a case of their own; before the first of them everybody who may not. */
    private void make(Row row, Asked asked, Supplier<Case> start) {
        boolean tried = false;
        for (var who : asked.who()) {
            var it = start.get();
            var body = asked.body().apply(it);
            var before = cast.sees(who, it.path());
            if (!Walk.stage(it, before).equals(row.edge().from()))
                throw new AssertionError(row.edge() + " begins at " + before);
            if (!tried) refuse(row, asked, it, body, before);
            tried = true;
            var lines = walk.lines(it.whistle());
            var answer = cast.asks(who, it.path() + "/" + asked.path(), body);
            boolean right = answer.status() == 200
                    && offers(before, asked.path())
                    && Walk.stage(it, answer.json()).equals(row.edge().to())
                    && answer.json().path("version").asInt()
                            > before.path("version").asInt();
            if (!right) wrong.add(row.edge() + " by " + who + ": " + answer.text() + " after " + before);
            else isTold(row, it, lines);
        }
    }

    private void refuse(Row row, Asked asked, Case it, Object body, JsonNode before) {
        for (var somebody : Cast.everybodyBut(asked.who(), asked.roles()::contains)) {
            var answer = cast.asks(somebody.name(), it.path() + "/" + asked.path(), body);
            if (!isProblem(answer, somebody.near() ? 403 : 404))
                wronglyRefused.add(row.edge() + " by " + somebody + ": " + answer);
            refusals.incrementAndGet();
        }
        var after = cast.sees(asked.who().getFirst(), it.path());
        if (!after.equals(before)) wronglyRefused.add(row.edge() + " was changed from " + before + " to " + after);
    }

    /** A move that is no edge, or that a guard shuts, by somebody whose it would be. */
    void isShut(String what, Case it, String who, String path, Object body) {
        var before = cast.sees(who, it.path());
        var answer = cast.asks(who, it.path() + "/" + path, body);
        isShut(what, it, path, before, answer, cast.sees(who, it.path()));
    }

    private void isShut(String what, Case it, String path, JsonNode before, Api.Answer answer, JsonNode after) {
        boolean right = isProblem(answer, 409)
                && answer.json().path("code").asText().equals("ILLEGAL_MOVE")
                && answer.json().path("moves").equals(before.path("moves"))
                && Walk.stage(it, answer.json()).equals(Walk.stage(it, before))
                && !offers(before, path)
                && after.equals(before);
        if (!right) wronglyShut.add(what + ": " + answer + " before " + before + " after " + after);
        conflicts.incrementAndGet();
    }

    /** A case of a shut row, which may have to wait for its time. */
    List<Runnable> shut(Shut shut) {
        var it = shut.start().get();
        if (shut.service() != null) return List.of(() -> isShutByNow(shut, it));
        isShut(shut.guard(), it, shut.who(), shut.path(), shut.body(it));
        return List.of();
    }

    /** The limits that have passed are told, too, which changes the case once more: it is asked when that is done. */
    private void isShutByNow(Shut shut, Case it) {
        Walk.until(it + " to have heard what time it is", () -> {
            var before = cast.sees(shut.who(), it.path());
            if (offers(before, shut.path())) return false;
            var answer = cast.asks(shut.who(), it.path() + "/" + shut.path(), shut.body(it));
            var after = cast.sees(shut.who(), it.path());
            if (!after.path("version").equals(before.path("version")) && answer.status() == 409) return false;
            isShut(shut.guard(), it, shut.path(), before, answer, after);
            return true;
        });
    }

    /** Nobody who sees it is offered a move that does not begin there. */
    void offersOnly(String stage, Case it, List<String> known) {
        for (var somebody : Cast.EVERYBODY) {
            if (!somebody.near()) continue;
            var seen = cast.looks(somebody.name(), it.path());
            if (!seen.isGood()) continue;
            for (var move : seen.json().path("moves"))
                if (!known.contains(move.asText()))
                    wronglyShut.add(stage + " offers " + move + " to " + somebody.name());
        }
    }

    private Case begin(Row row) {
        var it = row.start().get();
        var stage = walk.stage(it);
        if (!stage.equals(row.edge().from())) throw new AssertionError(row.edge() + " begins at " + stage);
        return it;
    }

    private void arrives(Row row, Case it, Map<String, Integer> lines) {
        Walk.until(
                it + " to walk " + row.edge(),
                () -> walk.stage(it).equals(row.edge().to()));
        isTold(row, it, lines);
    }

    /** A whistle's history has the edge itself; a duty's is told to the whistle, and is in its history, too. */
    private void isTold(Row row, Case it, Map<String, Integer> before) {
        var line = it.isWhistle() ? row.edge().toString() : lineOf(row.told().getFirst());
        Walk.until(
                "the history of " + it + " to tell of " + line,
                () -> walk.lines(it.whistle()).getOrDefault(line, 0) > before.getOrDefault(line, 0));
        walked.add(row.edge());
        for (var event : row.told()) told.add(new Told(event, it));
    }

    private static String lineOf(String event) {
        return event.substring(0, event.lastIndexOf('.'))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }

    private static boolean offers(JsonNode view, String path) {
        for (var move : view.path("moves")) if (move.asText().equals(path)) return true;
        return false;
    }

    private static boolean isProblem(Api.Answer answer, int status) {
        return answer.status() == status
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && answer.json().path("status").asInt() == status
                && !answer.json().path("code").asText().isEmpty();
    }
}
