package org.chuishao.catalogue.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.problem.Problem.Violation;

/** Who belongs to whom and who follows whom, as it would be after a change: everybody is there, and nobody goes in circles. */
final class Tree {
    private final Map<String, OrganisationFacts> all = new HashMap<>();

    /** @param known the register as it is */
    Tree(Map<String, OrganisationFacts> known, List<OrganisationRequest> wanted) {
        all.putAll(known);
        wanted.forEach(request -> all.put(request.code(), request.facts()));
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrong(OrganisationRequest request, String path) {
        var wrong = new ArrayList<Violation>();
        var code = request.code();
        if (request.parent() != null) checkParent(request, path + "parent", wrong);
        for (int i = 0; i < request.ties().size(); i++) {
            var tie = all.get(request.ties().get(i));
            if (tie == null
                    || tie.kind() != Kind.DEPARTMENT
                    || request.ties().get(i).equals(code))
                wrong.add(Violation.of(
                        path + "ties[" + i + "]", "不是本区的其他部门。", "This is no other department of the district."));
        }
        if (request.successor() != null) checkSuccessor(request, path + "successor", wrong);
        return wrong;
    }

    private void checkParent(OrganisationRequest request, String path, List<Violation> wrong) {
        var parent = all.get(request.parent());
        if (parent == null) wrong.add(Violation.of(path, "没有这个上级单位。", "There is no such organisation."));
        else if (!request.kind().belongsTo(request.code(), request.parent(), parent.kind()))
            wrong.add(
                    Violation.of(
                            path,
                            "上级单位不对：村社区属于其街道，街道属于区县，部门属于部门或区县。",
                            "A village belongs to its street, a street to the district, a department to one or to the district."));
        else if (circles(request.code(), true))
            wrong.add(Violation.of(path, "上下级关系成环。", "It would belong to itself, going round in a circle."));
    }

    private void checkSuccessor(OrganisationRequest request, String path, List<Violation> wrong) {
        var successor = all.get(request.successor());
        if (request.active() == null || request.active())
            wrong.add(Violation.of(path, "只有停用的单位才有承接单位。", "Only one that is not active has a successor."));
        else if (successor == null || successor.kind() != request.kind())
            wrong.add(Violation.of(path, "没有这样的同类单位。", "There is no such organisation of the same kind."));
        else if (circles(request.code(), false))
            wrong.add(Violation.of(path, "承接关系成环。", "It would follow itself, going round in a circle."));
    }

    private boolean circles(String code, boolean upwards) {
        var seen = new HashSet<String>();
        for (var at = code; at != null; ) {
            if (!seen.add(at)) return true;
            var facts = all.get(at);
            at = facts == null ? null : upwards ? facts.parent() : facts.successor();
        }
        return false;
    }
}
