package org.chuishao.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** A whistle of a story, as the assessor sees it. */
record Told(Town town, String id) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    String path(String move) {
        return "/whistles/" + id + "/" + move;
    }

    JsonNode now() {
        return town.assessor().gets("/whistles/" + id);
    }

    String stage() {
        return now().path("stage").asText();
    }

    void awaitStage(String stage) {
        await(id + " to be " + stage)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stage().equals(stage));
    }

    List<String> called() {
        return StreamSupport.stream(now().path("departments").spliterator(), false)
                .map(department -> department.path("organisation").asText())
                .sorted()
                .toList();
    }

    /** Where the department's duty is, once it has one. */
    String dutyOf(String department) {
        var found = new AtomicReference<String>();
        await(department + "'s duty")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    for (var called : now().path("departments"))
                        if (called.path("organisation").asText().equals(department)
                                && called.hasNonNull("assignmentId"))
                            found.set(called.path("assignmentId").asText());
                    return found.get() != null;
                });
        return "/assignments/" + found.get();
    }

    List<JsonNode> timeline() {
        var lines = new ArrayList<JsonNode>();
        town.assessor().gets(path("timeline")).path("lines").forEach(lines::add);
        return lines;
    }

    /** What was done, in order. */
    List<String> moves() {
        return timeline().stream().map(line -> line.path("move").asText()).toList();
    }
}
