package org.chuishao.workstation.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;

/** Pages of what has an id, newest first; each page starts where the one before ended. */
@ApplicationScoped
public class Newest {
    /** A station's code, or the beginning of it that is its street's or its district's. */
    public static final String DIVISION = "\\d{6,12}";

    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    /** The conditions of a list, on an entity called {@code e}. What the caller did not ask for is no condition. */
    public static final class Wanted {
        private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private Scope scope = new Scope(List.of());

        /** @param condition HQL that uses the one parameter */
        public Wanted and(String condition, String parameter, Object value) {
            if (value == null) return this;
            conditions.add(condition);
            parameters.put(parameter, value);
            return this;
        }

        public Wanted equal(String attribute, Object value) {
            return and("e." + attribute + " = :" + attribute, attribute, value);
        }

        /** A division, or the beginning of one. */
        public Wanted within(String attribute, String division) {
            return and("e." + attribute + " like :" + attribute, attribute, division == null ? null : division + "%");
        }

        /** What is a station's own, to those who may see the station. */
        public Wanted seen(Scope scope) {
            return seen(scope, scope.condition("e.stationCode"));
        }

        /** @param condition of the scope, and of what else lets a caller see it */
        public Wanted seen(Scope scope, String condition) {
            this.scope = scope;
            conditions.add(condition);
            return this;
        }

        private String asked() {
            return conditions
                    + parameters.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    public <E, V> Page<V> page(
            Class<E> type,
            Wanted wanted,
            int limit,
            String cursor,
            Function<List<E>, Function<E, V>> views,
            Function<E, UUID> id) {
        var asked = type.getSimpleName() + wanted.asked();
        var conditions = String.join(" and ", wanted.conditions) + (cursor == null ? "" : " and e.id < :after");
        var query = entities.createQuery(
                        "from %s e where %s order by e.id desc".formatted(type.getSimpleName(), conditions), type)
                .setMaxResults(limit + 1);
        if (cursor != null) query.setParameter("after", UUID.fromString(cursors.open(asked, cursor)));
        wanted.scope.bind(query);
        wanted.parameters.forEach(query::setParameter);
        var found = query.getResultList();
        return Page.of(
                found,
                limit,
                views.apply(found),
                last -> cursors.seal(asked, id.apply(last).toString()));
    }
}
