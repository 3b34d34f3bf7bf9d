package org.chuishao.kernel.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.function.Function;

/** Pages of a register in the order of its codes; each page starts where the one before ended, whatever was added since. */
@ApplicationScoped
public class Listing {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    /** @param code the entity's attribute {@code code}, which the list is sorted by */
    public <E, V> Page<V> page(
            Class<E> type, Filter filter, int limit, String cursor, Function<E, V> view, Function<E, String> code) {
        var asked = type.getSimpleName() + filter.asked();
        if (cursor != null) filter.and("e.code > :after", "after", cursors.open(asked, cursor));
        var query = entities.createQuery("from %s e%s order by e.code".formatted(type.getSimpleName(), filter), type)
                .setMaxResults(limit + 1);
        filter.parameters().forEach(query::setParameter);
        return Page.of(query.getResultList(), limit, view, last -> cursors.seal(asked, code.apply(last)));
    }
}
