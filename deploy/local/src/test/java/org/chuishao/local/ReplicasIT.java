package org.chuishao.local;

import static org.chuishao.local.Person.stars;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes of a service share its database and its consumer groups: no event is lost, doubled or out of order. */
class ReplicasIT {
    private static final int WHISTLES = 24;
    private static final List<String> LIFE = List.of(
            "BLOW",
            "DISPATCH",
            "ASSIGNMENT_ACCEPTED",
            "ASSIGNMENT_CHECKED_IN",
            "LEAD_CHECKED_IN",
            "ASSIGNMENT_COMPLETED",
            "WORK_COMPLETED",
            "VERIFY");

    private static Town first;
    private static Town second;

    @BeforeAll
    static void doubleTheServices() {
        first = Town.ofItsOwn();
        var free = Ports.free();
        first.suite.replica(Part.WHISTLE, free.of(Part.WHISTLE));
        first.suite.replica(Part.REPORTING, free.of(Part.REPORTING));
        first.suite.replica(
                Part.GATEWAY,
                free.of(Part.GATEWAY),
                "-Dgateway.services.whistle=" + free.url(Part.WHISTLE),
                "-Dgateway.services.reporting=" + free.url(Part.REPORTING));
        second = first.through(free.of(Part.GATEWAY));
    }

    @AfterAll
    static void leave() {
        first.close();
    }

    @Test
    void everyWhistleLivesOnceAndInOrderThroughBoth() throws Exception {
        var lives = new ArrayList<Future<List<String>>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WHISTLES; i++) {
                var raisedThrough = i % 2 == 0 ? first : second;
                var settledThrough = i % 3 == 0 ? first : second;
                lives.add(people.submit(() -> live(raisedThrough, settledThrough)));
            }
            for (var life : lives) assertEquals(LIFE, life.get());
        }
    }

    private static List<String> live(Town one, Town other) {
        var raised = one.deputy().raises("ROUTINE", "井盖缺失", Town.COVER);
        var whistle = new Told(other, raised.id());
        other.clerk("URBAN").settles(whistle);
        one.deputy().passes(whistle, stars("URBAN", 4));
        var moves = whistle.moves();
        return moves.stream().filter(new HashSet<>(LIFE)::contains).toList();
    }
}
