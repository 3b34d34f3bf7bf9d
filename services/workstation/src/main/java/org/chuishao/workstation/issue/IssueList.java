package org.chuishao.workstation.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;

/** Pages of issues, newest first. A page ends at an issue, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
class IssueList {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    @Inject
    IssueViews views;

    /** What a list may be narrowed to. */
    public static class Wanted {
        @QueryParam("stage")
        public Stage stage;

        @QueryParam("kind")
        public IssueKind kind;

        @QueryParam("platform")
        public Platform platform;

        @QueryParam("gridCode")
        public String gridCode;

        @QueryParam("number")
        public String number;

        LinkedHashMap<String, Object> conditions() {
            var wanted = new LinkedHashMap<String, Object>();
            wanted.put("stage", stage);
            wanted.put("kind", kind);
            wanted.put("platform", platform);
            wanted.put("gridCode", gridCode);
            wanted.put("number", number);
            wanted.values().removeIf(value -> value == null);
            return wanted;
        }
    }

    /** @param division a station, or a street or the district with all of theirs */
    Page<IssueView> page(String division, Wanted wanted, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var parameters = wanted.conditions();
        var asked = "issues " + division + parameters;
        var conditions = new ArrayList<>(List.of(scope.condition("e.stationCode"), "e.stationCode like :of"));
        parameters.keySet().forEach(name -> conditions.add("e.%s = :%s".formatted(name, name)));
        parameters.put("of", division + "%");
        if (cursor != null) {
            var end = cursors.open(asked, cursor).split(" ");
            conditions.add("(e.foundAt, e.id) < (:endedAt, :endedId)");
            parameters.put("endedAt", Instant.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        var query = entities.createQuery(
                        "from StationIssue e where " + String.join(" and ", conditions)
                                + " order by e.foundAt desc, e.id desc",
                        StationIssue.class)
                .setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        scope.bind(query);
        var found = query.getResultList();
        var shown = views.page(found.stream().limit(limit).toList(), caller);
        if (found.size() <= limit) return new Page<>(shown, null);
        var last = found.get(limit - 1);
        return new Page<>(shown, cursors.seal(asked, last.foundAt + " " + last.id));
    }
}
