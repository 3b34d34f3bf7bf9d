package org.chuishao.reporting.adjustment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The proposed adjustments a caller may see: judges all, departments their own, and everybody what they proposed. */
@ApplicationScoped
class Adjustments {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    record Filter(AdjustmentStage stage, String organisation) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    ProposedAdjustment visible(UUID id, Caller caller, LockModeType lock) {
        var query = entities.createQuery(
                        "from ProposedAdjustment a where a.id = :id and " + scope(caller), ProposedAdjustment.class)
                .setParameter("id", id)
                .setLockMode(lock);
        bind(query, caller);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    Page<ProposedAdjustment> page(Filter filter, int limit, String cursor, Caller caller) {
        var conditions = new ArrayList<>(List.of(scope(caller)));
        var parameters = new LinkedHashMap<String, Object>();
        if (filter.stage() != null) {
            conditions.add("a.stage = :stage");
            parameters.put("stage", filter.stage());
        }
        if (filter.organisation() != null) {
            conditions.add("a.organisation = :organisation");
            parameters.put("organisation", filter.organisation());
        }
        var asked = "adjustments " + filter;
        if (cursor != null) {
            conditions.add("a.id < :after");
            parameters.put("after", UUID.fromString(cursors.open(asked, cursor)));
        }
        var query = entities.createQuery(
                        "from ProposedAdjustment a where " + String.join(" and ", conditions) + " order by a.id desc",
                        ProposedAdjustment.class)
                .setMaxResults(limit + 1);
        bind(query, caller);
        parameters.forEach(query::setParameter);
        return Page.of(query.getResultList(), limit, a -> a, last -> cursors.seal(asked, last.id.toString()));
    }

    private static boolean seesAll(Caller caller) {
        return caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN);
    }

    private static boolean seesOwnDepartment(Caller caller) {
        return caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                && !caller.organisations().isEmpty();
    }

    private static String scope(Caller caller) {
        if (seesAll(caller)) return "1 = 1";
        return seesOwnDepartment(caller) ? "(a.proposedBy = :me or a.organisation in :own)" : "a.proposedBy = :me";
    }

    private static void bind(Query query, Caller caller) {
        if (seesAll(caller)) return;
        query.setParameter("me", caller.subject());
        if (seesOwnDepartment(caller)) query.setParameter("own", caller.organisations());
    }
}
