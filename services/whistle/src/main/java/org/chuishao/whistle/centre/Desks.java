package org.chuishao.whistle.centre;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.centre.CentreView.Desk;

/** What waits at each desk, of what the caller may see: one question for all of them. */
@ApplicationScoped
class Desks {
    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    Map<String, Desk> count(Caller caller) {
        var scope = Scope.of(caller);
        var query = entities.createQuery(
                        "select w.centre, count(*), sum(case when w.stage = NEEDS_INFO then 1 else 0 end),"
                                + " sum(case when w.stage = SUBMITTED and w.dueAt < :now then 1 else 0 end)"
                                + " from Whistle w where w.stage in (SUBMITTED, NEEDS_INFO) and w.centre is not null and "
                                + scope.condition() + " group by w.centre",
                        Object[].class)
                .setParameter("now", clock.instant());
        scope.bind(query);
        var counted = new HashMap<String, Desk>();
        for (var row : query.getResultList())
            counted.put((String) row[0], new Desk((Long) row[1], (Long) row[2], (Long) row[3]));
        return counted;
    }
}
