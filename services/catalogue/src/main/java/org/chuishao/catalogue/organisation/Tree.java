package org.chuishao.catalogue.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;

/**
 * Who belongs to whom and who follows whom, as it would be after a change and on every day on which something is planned:
 * everybody is there, and nobody goes in circles.
 */
final class Tree {
    private record Said(Instant from, OrganisationFacts facts) {}

    private final Map<String, OrganisationFacts> known;
    private final Map<String, List<Said>> later = new HashMap<>();
    private final List<OrganisationVersion> planned;
    private final Instant now;

    /**
     * @param known the register as it is
     * @param planned what it is to say some day
     */
    Tree(
            Map<String, OrganisationFacts> known,
            List<OrganisationVersion> planned,
            List<OrganisationRequest> wanted,
            Instant now) {
        this.known = known;
        this.planned = planned;
        this.now = now;
        planned.forEach(version -> say(version.code, version.validFrom, version.facts));
        wanted.forEach(request -> say(request.code(), request.start(now), request.facts()));
        later.values().forEach(all -> all.sort(Comparator.comparing(Said::from)));
    }

    private void say(String code, Instant from, OrganisationFacts facts) {
        later.computeIfAbsent(code, none -> new ArrayList<>()).add(new Said(from, facts));
    }

    /** @return what is said of it then, null if there is no such organisation */
    private OrganisationFacts at(String code, Instant when) {
        return last(code, from -> !from.isAfter(when));
    }

    private OrganisationFacts before(String code, Instant when) {
        return last(code, from -> from.isBefore(when));
    }

    private OrganisationFacts last(String code, Predicate<Instant> begun) {
        var facts = known.get(code);
        for (var said : later.getOrDefault(code, List.of())) if (begun.test(said.from())) facts = said.facts();
        return facts;
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrong(OrganisationRequest request, String path) {
        return wrong(request, request.start(now), path);
    }

    /** @return 409 naming something planned before that would no longer hold */
    Optional<Problem> clash() {
        for (var version : planned) {
            var wrong = wrong(OrganisationRequest.of(version.code, version.facts), version.validFrom, "");
            if (!wrong.isEmpty()) return Optional.of(clashing(version, wrong.getFirst()));
        }
        return Optional.empty();
    }

    private static Problem clashing(OrganisationVersion version, Violation wrong) {
        var from = Shanghai.day(version.validFrom);
        return Problem.conflict(
                        "PLANNED_CHANGE_CLASHES",
                        "与" + version.code + "定于" + from + "生效的变更冲突："
                                + wrong.message().zh(),
                        "It clashes with what is planned of " + version.code + " for " + from + ": "
                                + wrong.message().en())
                .with("organisation", version.code)
                .with("version", version.version);
    }

    private List<Violation> wrong(OrganisationRequest request, Instant when, String path) {
        var wrong = new ArrayList<Violation>();
        var code = request.code();
        if (request.parent() != null) checkParent(request, when, path + "parent", wrong);
        for (int i = 0; i < request.ties().size(); i++) {
            var tie = at(request.ties().get(i), when);
            if (tie == null
                    || tie.kind() != Kind.DEPARTMENT
                    || request.ties().get(i).equals(code))
                wrong.add(Violation.of(
                        path + "ties[" + i + "]", "不是本区的其他部门。", "This is no other department of the district."));
        }
        if (request.successor() != null) checkSuccessor(request, when, path + "successor", wrong);
        return wrong;
    }

    private void checkParent(OrganisationRequest request, Instant when, String path, List<Violation> wrong) {
        var parent = at(request.parent(), when);
        if (parent == null) wrong.add(Violation.of(path, "没有这个上级单位。", "There is no such organisation."));
        else if (!request.kind().belongsTo(request.code(), request.parent(), parent.kind()))
            wrong.add(
                    Violation.of(
                            path,
                            "上级单位不对：村社区属于其街道，街道属于区县，部门属于部门或区县。",
                            "A village belongs to its street, a street to the district, a department to one or to the district."));
        else if (circles(request.code(), when, true))
            wrong.add(Violation.of(path, "上下级关系成环。", "It would belong to itself, going round in a circle."));
    }

    private void checkSuccessor(OrganisationRequest request, Instant when, String path, List<Violation> wrong) {
        var successor = at(request.successor(), when);
        if (request.active() == null || request.active())
            wrong.add(Violation.of(path, "只有停用的单位才有承接单位。", "Only one that is not active has a successor."));
        else if (successor == null || successor.kind() != request.kind())
            wrong.add(Violation.of(path, "没有这样的同类单位。", "There is no such organisation of the same kind."));
        else if (circles(request.code(), when, false))
            wrong.add(Violation.of(path, "承接关系成环。", "It would follow itself, going round in a circle."));
        else if (!successor.active() && goes(request.code(), when))
            wrong.add(Violation.of(path, "承接单位届时已停用。", "The successor will itself have ended by then."));
    }

    /** What ended earlier may point to whoever has ended since; who ends on that day needs somebody who takes over. */
    private boolean goes(String code, Instant when) {
        var before = before(code, when);
        return before != null && before.active();
    }

    private boolean circles(String code, Instant when, boolean upwards) {
        var seen = new HashSet<String>();
        for (var at = code; at != null; ) {
            if (!seen.add(at)) return true;
            var facts = at(at, when);
            at = facts == null ? null : upwards ? facts.parent() : facts.successor();
        }
        return false;
    }
}
