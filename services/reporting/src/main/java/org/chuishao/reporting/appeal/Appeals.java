package org.chuishao.reporting.appeal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The appeals of the current district, as far as the caller may see them: a department its own, judges all. */
@ApplicationScoped
class Appeals {
    @Inject
    AgroalDataSource database;

    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    Appeal visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(Appeal.class, id, seen(caller), lock);
    }

    Page<Appeal> page(String period, AppealStage stage, String organisation, int limit, String cursor, Caller caller) {
        var filter = seen(caller).equal("period", period).equal("stage", stage).equal("organisation", organisation);
        return listing.page(Appeal.class, filter, Order.newest(a -> a.id), limit, cursor);
    }

    /**
     * Takes the lines: each is appealed once. Two at once wait for each other, and the second is refused.
     *
     * @throws Problem 409 when one was appealed before
     */
    void take(String district, List<UUID> lines, UUID appeal) {
        var sql = """
                insert into appealed_line (district, line, appeal)
                select ?, line, ? from unnest(?::uuid[]) line order by line on conflict do nothing""";
        if (Sql.of(sql, district, appeal, lines).change(database) < lines.size())
            throw Problem.conflict(
                    "ALREADY_APPEALED",
                    "同一条台账只能申诉一次，其中有的已经申诉过。",
                    "A line can be appealed once, and one of these already was.");
    }

    /** As part of the query: what is not the caller's is not even counted. */
    private static Filter seen(Caller caller) {
        return caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN)
                ? new Filter()
                : new Filter().in("organisation", caller.organisations());
    }
}
