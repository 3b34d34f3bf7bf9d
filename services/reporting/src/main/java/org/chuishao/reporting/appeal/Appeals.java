package org.chuishao.reporting.appeal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The appeals of the current district, as far as the caller may see them: a department its own, judges all. */
@ApplicationScoped
class Appeals {
    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    record Filter(String period, AppealStage stage, String organisation) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Appeal visible(UUID id, Caller caller, LockModeType lock) {
        var scope = Scope.of(caller);
        var query = entities.createQuery("from Appeal a where a.id = :id and " + scope.condition(), Appeal.class)
                .setParameter("id", id)
                .setLockMode(lock);
        scope.bind(query);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    Page<AppealView> page(Filter filter, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition()));
        var parameters = new LinkedHashMap<String, Object>();
        add(conditions, parameters, "period", filter.period());
        add(conditions, parameters, "stage", filter.stage());
        add(conditions, parameters, "organisation", filter.organisation());
        var asked = "appeals " + filter;
        if (cursor != null) {
            conditions.add("a.id < :after");
            parameters.put("after", UUID.fromString(cursors.open(asked, cursor)));
        }
        var query = entities.createQuery(
                        "from Appeal a where " + String.join(" and ", conditions) + " order by a.id desc", Appeal.class)
                .setMaxResults(limit + 1);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        return Page.of(
                query.getResultList(),
                limit,
                a -> AppealView.of(a, AppealMoves.of(a, caller), clock.instant()),
                last -> cursors.seal(asked, last.id.toString()));
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
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district);
            insert.setObject(2, appeal);
            insert.setArray(3, connection.createArrayOf("uuid", lines.toArray()));
            if (insert.executeUpdate() == lines.size()) return;
        } catch (SQLException e) {
            throw new IllegalStateException("the lines could not be taken", e);
        }
        throw Problem.conflict(
                "ALREADY_APPEALED",
                "同一条台账只能申诉一次，其中有的已经申诉过。",
                "A line can be appealed once, and one of these already was.");
    }

    private static void add(List<String> conditions, Map<String, Object> parameters, String field, Object wanted) {
        if (wanted == null) return;
        conditions.add("a." + field + " = :" + field);
        parameters.put(field, wanted);
    }

    /** As part of the query: what is not the caller's is not even counted. */
    private record Scope(String condition, Map<String, Object> parameters) {
        static Scope of(Caller caller) {
            if (caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN)) return new Scope("1 = 1", Map.of());
            var own = caller.organisations();
            return own.isEmpty()
                    ? new Scope("1 = 0", Map.of())
                    : new Scope("a.organisation in :own", Map.of("own", own));
        }

        void bind(Query query) {
            parameters.forEach(query::setParameter);
        }
    }
}
