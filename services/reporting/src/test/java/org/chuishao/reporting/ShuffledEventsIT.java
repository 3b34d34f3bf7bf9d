package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/**
 * Kafka keeps the order of one whistle's events, and nothing else: how whistles interleave, how often an event comes and how
 * many come at once must not change a ledger line.
 */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ShuffledEventsIT {
    private static final List<String> DEPARTMENTS = List.of("URBAN", "MARKET", "HOUSING");
    private static final int WHISTLES = 9;
    private static final long SEED = 20261118;

    private final Random random = new Random(SEED);

    @Test
    void orderAmongWhistlesRepetitionAndBatchesChangeNothing() {
        var inOrder = new GoldenStory("340886");
        var shuffled = new GoldenStory("340887");
        for (int i = 0; i < WHISTLES; i++) {
            dispatch(inOrder, i);
            work(inOrder, i);
            endOf(inOrder, i).forEach(Runnable::run);
        }

        var calls = new ArrayList<Deque<Runnable>>();
        for (int i = 0; i < WHISTLES; i++) {
            int number = i;
            calls.add(new ArrayDeque<>(List.of(() -> dispatch(shuffled, number))));
        }
        burst(shuffled, calls);
        for (int i = WHISTLES - 1; i >= 0; i--) work(shuffled, i);
        var ends = new ArrayList<Deque<Runnable>>();
        for (int i = 0; i < WHISTLES; i++) ends.add(endOf(shuffled, i));
        burst(shuffled, ends);

        // five lines a whistle; an assist's five more for every third
        int expected = 5 * WHISTLES + 5 * WHISTLES / 3;
        await().until(() -> lines(inOrder).size() == expected && lines(shuffled).size() == expected);
        assertEquals(lines(inOrder), lines(shuffled), () -> "seed " + SEED);
        for (var department : DEPARTMENTS)
            assertEquals(score(inOrder, department), score(shuffled, department), department);
    }

    /** All at once, each whistle's in their order, every other one followed by a repetition of any before. */
    private void burst(GoldenStory story, List<Deque<Runnable>> perWhistle) {
        var left = new ArrayList<>(perWhistle);
        while (!left.isEmpty()) {
            var next = left.get(random.nextInt(left.size()));
            next.poll().run();
            if (next.isEmpty()) left.remove(next);
            if (random.nextBoolean()) story.repeatOne(random);
        }
    }

    private static String lead(int whistle) {
        return DEPARTMENTS.get(whistle % 3);
    }

    private static boolean isJoint(int whistle) {
        return whistle % 3 == 0;
    }

    private static void dispatch(GoldenStory story, int whistle) {
        var at = "2026-11-18 09:%02d".formatted(whistle);
        if (isJoint(whistle)) story.dispatched("S" + whistle, "JOINT", at, lead(whistle), "HOUSING");
        else story.dispatched("S" + whistle, "ROUTINE", at, lead(whistle));
    }

    private static void work(GoldenStory story, int whistle) {
        var called = isJoint(whistle) ? List.of(lead(whistle), "HOUSING") : List.of(lead(whistle));
        for (var department : called) {
            story.comes("S" + whistle, department);
            if (isJoint(whistle)) story.released("S" + whistle, department);
            story.completes("S" + whistle, department, "SOLVED");
        }
    }

    private static Deque<Runnable> endOf(GoldenStory story, int whistle) {
        var name = "S" + whistle;
        var stars = lead(whistle) + " " + (1 + whistle % 5) + (isJoint(whistle) ? ", HOUSING 3" : "");
        return new ArrayDeque<>(List.of(
                () -> story.rated(name, "2026-11-18 10:30", stars),
                () -> story.closed(
                        name, "2026-11-18 11:00", whistle % 4 == 0 ? "UNSOLVED" : "SOLVED", "MOSTLY_SATISFIED")));
    }

    private static String score(GoldenStory story, String department) {
        var score = story.score(department, "2026-11").extract();
        return score.path("score") + " " + score.path("earned") + "/" + score.path("possible");
    }

    /** Everything a line says but where and when it was written. */
    private static Map<String, Map<String, Object>> lines(GoldenStory story) {
        var lines = new TreeMap<String, Map<String, Object>>();
        for (var department : DEPARTMENTS)
            for (var line : story.ledger(department, "2026-11")) {
                List.of(
                                "id",
                                "seq",
                                "position",
                                "leaf",
                                "district",
                                "assignmentId",
                                "whistleId",
                                "postedAt",
                                "occurredAt")
                        .forEach(line::remove);
                lines.put(line.get("whistleNumber") + " " + department + " " + line.get("fact"), line);
            }
        return lines;
    }
}
