package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.lifecycle.Stage;

/** Pages of whistles, newest first. A page ends at a whistle, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
public class WhistleList {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    @Inject
    WhistleViews views;

    record Filter(Stage stage, Kind kind, String station, String organisation, String number) {}

    Page<WhistleView> page(Filter filter, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition()));
        var parameters = new LinkedHashMap<>(scope.parameters());
        if (filter.stage() != null) {
            conditions.add("w.stage = :stage");
            parameters.put("stage", filter.stage());
        }
        if (filter.kind() != null) {
            conditions.add("w.kind = :kind");
            parameters.put("kind", filter.kind());
        }
        if (filter.station() != null) {
            conditions.add("w.stationCode like :station");
            parameters.put("station", filter.station().replaceAll("[%_\\\\]", "") + "%");
        }
        if (filter.organisation() != null) {
            conditions.add("exists (from Participant f where f.whistleId = w.id and f.organisation = :called)");
            parameters.put("called", filter.organisation());
        }
        if (filter.number() != null) {
            conditions.add("w.number = :number");
            parameters.put("number", filter.number());
        }
        if (cursor != null) {
            var end = cursors.open(asked(filter), cursor).split(" ");
            conditions.add("(w.createdAt, w.id) < (:endedAt, :endedId)");
            parameters.put("endedAt", Instant.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        var query = entities.createQuery(
                        "from Whistle w where " + String.join(" and ", conditions)
                                + " order by w.createdAt desc, w.id desc",
                        Whistle.class)
                .setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        return page(query.getResultList(), filter, limit, caller);
    }

    private Page<WhistleView> page(List<Whistle> found, Filter filter, int limit, Caller caller) {
        var shown = views.views(found.stream().limit(limit).toList(), caller);
        if (found.size() <= limit) return new Page<>(shown, null);
        var last = found.get(limit - 1);
        return new Page<>(shown, cursors.seal(asked(filter), last.createdAt + " " + last.id));
    }

    private static String asked(Filter filter) {
        return "whistles " + filter;
    }
}
