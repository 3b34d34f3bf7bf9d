package org.chuishao.reporting.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** Pages of assignments. A page ends at an assignment, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
class Inbox {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    record Filter(Stage state, WhistleKind kind, String organisation, UUID whistle, Boolean overdue, PleaKind asked) {}

    enum Order {
        NEWEST("a.dispatchedAt desc, a.id desc", "(a.dispatchedAt, a.id) < (:endedAt, :endedId)", a -> a.dispatchedAt),
        NEXT_DUE("a.nextDue, a.id", "(a.nextDue, a.id) > (:endedAt, :endedId)", a -> a.nextDue);

        final String by;
        final String after;
        final Function<Assignment, Instant> position;

        Order(String by, String after, Function<Assignment, Instant> position) {
            this.by = by;
            this.after = after;
            this.position = position;
        }

        static Order of(String sort) {
            return sort.equals("nextDue") ? NEXT_DUE : NEWEST;
        }
    }

    Page<AssignmentView> page(Filter filter, Order order, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition()));
        var parameters = new LinkedHashMap<>(scope.parameters());
        add(conditions, parameters, "a.stage = :state", "state", filter.state());
        add(conditions, parameters, "a.kind = :kind", "kind", filter.kind());
        add(conditions, parameters, "a.organisation = :organisation", "organisation", filter.organisation());
        add(conditions, parameters, "a.whistleId = :whistle", "whistle", filter.whistle());
        add(conditions, parameters, "a.overdue = :overdue", "overdue", filter.overdue());
        if (filter.asked() != null)
            conditions.add(
                    switch (filter.asked()) {
                        case RETURN -> "a.pleading.returnAsked";
                        case RULING -> "a.pleading.rulingAsked";
                        case EXTENSION -> "a.pleading.extensionAsked";
                        case SUSPENSION -> "a.pleading.suspensionAsked";
                    });
        if (order == Order.NEXT_DUE) conditions.add("a.nextDue is not null");
        var now = clock.instant();
        var asked = "assignments " + filter + order;
        if (cursor != null) {
            var end = cursors.open(asked, cursor).split(" ");
            conditions.add(order.after);
            parameters.put("endedAt", Instant.parse(end[0]));
            parameters.put("endedId", UUID.fromString(end[1]));
        }
        var query = entities.createQuery(
                        "from Assignment a where " + String.join(" and ", conditions) + " order by " + order.by,
                        Assignment.class)
                .setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        return Page.of(
                query.getResultList(),
                limit,
                a -> AssignmentView.of(a, caller, now),
                last -> cursors.seal(asked, order.position.apply(last) + " " + last.id));
    }

    private static void add(
            List<String> conditions,
            LinkedHashMap<String, Object> parameters,
            String condition,
            String name,
            Object value) {
        if (value == null) return;
        conditions.add(condition);
        parameters.put(name, value);
    }
}
