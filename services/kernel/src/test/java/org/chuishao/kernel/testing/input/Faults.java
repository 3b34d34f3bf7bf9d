package org.chuishao.kernel.testing.input;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;

/** What a run has seen: every fault once, with the first call that showed it. */
final class Faults {
    private static final int SELDOM = 3;

    private final Map<String, String> found = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private int sent;

    void answered(Call call, int status) {
        sent++;
        statuses.merge(status, 1, Integer::sum);
        if (status < 400) taken.merge(call.operation().name(), 1, Integer::sum);
    }

    void note(Call call, String fault, String answer) {
        found.putIfAbsent(
                call.operation().name() + " " + fault, call.mistake() + ": " + call + "\n    " + Call.cut(answer, 400));
    }

    boolean wasTaken(Operation operation) {
        return taken.containsKey(operation.name());
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** An operation that never took anything was hardly tried. */
    Set<String> neverTaken(Iterable<Operation> operations) {
        var never = new TreeSet<String>();
        for (var operation : operations) if (!wasTaken(operation)) never.add(operation.name());
        return never;
    }

    /**
     * How far a run got.
     *
     * @param mayMiss those that need not be taken
     */
    String reach(Collection<Operation> operations, Set<String> mayMiss) {
        var seldom = new TreeMap<String, Integer>(taken);
        seldom.values().removeIf(times -> times > SELDOM);
        var never = neverTaken(operations);
        return "%d requests, answered %s, taken %d of %d operations, %d of which need not be; seldom taken: %s, never taken: %s"
                .formatted(
                        sent,
                        statuses,
                        operations.size() - never.size(),
                        operations.size(),
                        mayMiss.size(),
                        seldom,
                        never);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        found.forEach((fault, example) ->
                text.append(fault).append("\n    ").append(example).append("\n\n"));
        return text.toString();
    }
}
