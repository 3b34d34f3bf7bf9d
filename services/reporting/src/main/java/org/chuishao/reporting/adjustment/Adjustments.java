package org.chuishao.reporting.adjustment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The proposed adjustments a caller may see: judges all, departments their own, and everybody what they proposed. */
@ApplicationScoped
class Adjustments {
    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    ProposedAdjustment visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(ProposedAdjustment.class, id, seen(caller), lock);
    }

    Page<ProposedAdjustment> page(AdjustmentStage stage, String organisation, int limit, String cursor, Caller caller) {
        var filter = seen(caller).equal("stage", stage).equal("organisation", organisation);
        return listing.page(ProposedAdjustment.class, filter, Order.newest(a -> a.id), limit, cursor);
    }

    /** As part of the query: what is not the caller's is not even counted. */
    private static Filter seen(Caller caller) {
        if (caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN)) return new Filter();
        var proposed = new Filter().and("e.proposedBy = :me", Map.of("me", caller.subject()));
        return caller.hasAny(Roles.DEPARTMENT_CLERK, Roles.DEPARTMENT_LEAD)
                ? Filter.either(proposed, new Filter().in("organisation", caller.organisations()))
                : proposed;
    }
}
