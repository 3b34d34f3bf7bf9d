package org.chuishao.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happens when: moments in order, at each the moves due then, those of one case in their own order. */
final class Script {
    private final NavigableMap<Instant, List<Step>> moments = new TreeMap<>();

    @FunctionalInterface
    interface Action {
        void perform() throws InterruptedException;
    }

    record Step(Case whose, Action action) {}

    void at(Instant moment, Case whose, Action action) {
        moments.computeIfAbsent(moment, first -> new ArrayList<>()).add(new Step(whose, action));
    }

    /** What has happened until now; the rest is left for the people who try the demo. */
    NavigableMap<Instant, List<Step>> until(Instant now) {
        return moments.headMap(now, false);
    }
}
