package org.chuishao.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chuishao.local.Api;

/** Somebody who tells one whistle's story after another, each step until it is answered. */
final class Teller {
    /** Led by URBAN in the demo catalogue, so that it goes out at once. */
    private static final String ITEM = "DG-010204";

    private static final String STATION = "340803001002";
    private static final String DEPUTY = "mashan-deputy";
    private static final String CLERK = "urban-clerk";
    private static final String OPERATOR = "callback";

    static final List<String> PEOPLE = List.of(DEPUTY, CLERK, OPERATOR);

    /** Another event has to arrive first, or two moves met: refused for now, and nothing has happened. */
    private static final Set<Integer> NOT_YET = Set.of(404, 409, 412, 429);

    private static final int MILLIS_BETWEEN = 150;

    private final Api api;
    private final Journal journal;
    private final Duration patience;

    Teller(Api api, Journal journal, Duration patience) {
        this.api = api;
        this.journal = journal;
        this.patience = patience;
    }

    /** @throws Stuck when a step is not answered within the patience: an acknowledged one before it may be lost */
    void tell() throws InterruptedException {
        var raised = step(Step.RAISE, "", DEPUTY, "/whistles", matter());
        var whistle = raised.path("id").asText();
        var number = raised.path("number").asText();
        journal.acknowledged(whistle, number, Step.RAISE);
        var duty = "/assignments/" + assignmentOf(whistle);
        then(Step.ACCEPT, whistle, number, CLERK, duty + "/accept", Map.of());
        then(Step.CHECK_IN, whistle, number, CLERK, duty + "/check-in", Map.of("onSite", true));
        then(Step.COMPLETE, whistle, number, CLERK, duty + "/complete", Map.of("outcome", "SOLVED", "result", "已处置"));
        var rated = Map.of("passed", true, "ratings", List.of(Map.of("organisation", "URBAN", "stars", 4)));
        then(Step.VERIFY, whistle, number, DEPUTY, "/whistles/" + whistle + "/verify", rated);
        var satisfied = Map.of("reached", true, "satisfaction", "SATISFIED");
        then(Step.CALL_BACK, whistle, number, OPERATOR, "/whistles/" + whistle + "/callback", satisfied);
    }

    private void then(Step step, String whistle, String number, String who, String path, Map<String, ?> body)
            throws InterruptedException {
        step(step, number, who, path, body);
        journal.acknowledged(whistle, number, step);
    }

    private JsonNode step(Step step, String number, String who, String path, Map<String, ?> body)
            throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var deadline = Instant.now().plus(patience);
        var last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            try {
                var answer = api.post(who, path, key, body);
                if (answer.isGood()) return answer.json();
                last = answer.status() + " " + answer.text();
                if (answer.status() == 401) api.signInAgain(who);
                else if (!NOT_YET.contains(answer.status())) journal.unknown(step, last);
            } catch (UncheckedIOException noAnswer) {
                last = String.valueOf(noAnswer.getCause());
                journal.unknown(step, last);
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
        throw new Stuck(
                "%s of %s was not answered in %d s, last %s".formatted(step, number, patience.toSeconds(), last));
    }

    private String assignmentOf(String whistle) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            var found = inbox(whistle).path("items").path(0).path("id");
            if (!found.isMissingNode()) return found.asText();
            Thread.sleep(MILLIS_BETWEEN);
        }
        throw new Stuck("whistle %s never reached the department's inbox".formatted(whistle));
    }

    private JsonNode inbox(String whistle) {
        try {
            var answer = api.read(CLERK, "/assignments?whistleId=" + whistle);
            if (answer.status() == 401) api.signInAgain(CLERK);
            return answer.isGood() ? answer.json() : MissingNode.getInstance();
        } catch (UncheckedIOException noAnswer) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, ?> matter() {
        return Map.of(
                "kind",
                "ROUTINE",
                "stationCode",
                STATION,
                "title",
                "路面井盖缺失",
                "description",
                "主干道井盖缺失，夜间行人有危险。",
                "itemCode",
                ITEM,
                "location",
                Map.of("address", "马山路18号"),
                "resident",
                Map.of("name", "王小明", "phone", "13800005678"));
    }

    /** A story that does not go on. */
    static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stuck(String what) {
            super(what);
        }
    }
}
