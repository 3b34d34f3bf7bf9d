package org.chuishao.reporting.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuishao.reporting.assignment.Assignment;
import org.chuishao.reporting.assignment.Opening.Called;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;

/**
 * Who keeps a duty when a whistle goes out again in the same cycle, who is relieved, who gets a new one. Of several duties a
 * department had on it only the latest counts: one that ended before it was given another part is history. Whoever was declared
 * absent and is called again begins anew, and what its absence posted stays.
 */
public final class CallRules {
    private CallRules() {}

    /** @param ofCycle every duty of the whistle's cycle, void ones too */
    public static List<Assignment> relieved(List<Assignment> ofCycle, List<Called> called) {
        return ofCycle.stream()
                .filter(a -> !a.stage().isVoid() && called.stream().noneMatch(c -> isPart(a, c)))
                .toList();
    }

    /** @param ofCycle every duty of the whistle's cycle, void ones too */
    public static List<Called> anew(List<Assignment> ofCycle, List<Called> called) {
        var latest = latest(ofCycle);
        return called.stream()
                .filter(c -> {
                    var last = latest.get(c.organisation());
                    return last == null
                            || last.stage().isVoid()
                            || last.stage() == Stage.ABSENT
                            || last.role != c.role();
                })
                .toList();
    }

    /**
     * Who keeps its part of a joint whistle, has not come yet and is asked to come at another time. Whose clocks stand still, or whose
     * result was missed already, stays as it is.
     *
     * @param ofCycle every duty of the whistle's cycle, void ones too
     */
    public static List<Assignment> appointedAnew(List<Assignment> ofCycle, List<Called> called, Instant appointedAt) {
        if (appointedAt == null) return List.of();
        return ofCycle.stream()
                .filter(a -> a.kind == WhistleKind.JOINT && !a.overdue && !appointedAt.equals(a.appointedAt))
                .filter(a -> a.stage() == Stage.PENDING || a.stage() == Stage.ACCEPTED)
                .filter(a -> called.stream().anyMatch(c -> isPart(a, c)))
                .toList();
    }

    /**
     * The one of each department that a rating or the whistle's end is about: a matter is solved, and a department rated, once.
     *
     * @param ofCycle every duty of the whistle's cycle, void ones too
     */
    public static Collection<Assignment> judged(List<Assignment> ofCycle) {
        return latest(ofCycle.stream().filter(a -> !a.stage().isVoid()).toList())
                .values();
    }

    private static Map<String, Assignment> latest(List<Assignment> duties) {
        var latest = new TreeMap<String, Assignment>();
        duties.stream()
                .sorted(Comparator.comparing((Assignment a) -> a.dispatchedAt).thenComparing(a -> a.id.toString()))
                .forEach(a -> latest.put(a.organisation, a));
        return latest;
    }

    private static boolean isPart(Assignment assignment, Called called) {
        return assignment.organisation.equals(called.organisation()) && assignment.role == called.role();
    }
}
