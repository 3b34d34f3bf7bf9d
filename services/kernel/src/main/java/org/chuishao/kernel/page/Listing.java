package org.chuishao.kernel.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.problem.Problem;

/** Entities of the current district: a page at a time, or one alone. */
@ApplicationScoped
public class Listing {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    /** @throws Problem 400 for a cursor of another question */
    public <E> Page<E> page(Class<E> type, Filter filter, Order<E> order, int limit, String cursor) {
        var asked = type.getSimpleName() + filter.asked() + order.by();
        var after = cursor == null ? List.of() : order.read(cursors.open(asked, cursor));
        return Page.of(
                rows(type, filter, order, after, limit + 1),
                limit,
                row -> row,
                last -> cursors.seal(asked, Order.write(order.position(last))));
    }

    /** For what is few. */
    public <E> List<E> all(Class<E> type, Filter filter, Order<E> order) {
        return rows(type, filter, order, List.of(), Integer.MAX_VALUE);
    }

    /**
     * @param seen the conditions of those the caller may see
     * @throws Problem 404 when there is none, or none this caller may see
     */
    public <E> E one(Class<E> type, UUID id, Filter seen, LockModeType lock) {
        var where = seen.and("e.id = :id", Map.of("id", id)).where("");
        var query = entities.createQuery("from %s e%s".formatted(type.getSimpleName(), where), type)
                .setLockMode(lock);
        seen.parameters().forEach(query::setParameter);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    private <E> List<E> rows(Class<E> type, Filter filter, Order<E> order, List<?> after, int most) {
        var where = filter.where(after.isEmpty() ? "" : order.after());
        var query = entities.createQuery(
                        "from %s e%s order by %s".formatted(type.getSimpleName(), where, order.by()), type)
                .setMaxResults(most);
        filter.parameters().forEach(query::setParameter);
        for (int i = 0; i < after.size(); i++) query.setParameter("after" + i, after.get(i));
        return query.getResultList();
    }
}
