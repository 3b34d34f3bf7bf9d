package org.chuishao.reporting.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** Pages of assignments. A page ends at an assignment, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
class Inbox {
    @Inject
    AgroalDataSource database;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    record Filter(Stage state, WhistleKind kind, String organisation, UUID whistle, Boolean overdue, PleaKind asked) {
        Condition within(Condition scope) {
            var wanted = scope;
            // written out, as the indexes know them
            if (state != null) wanted = wanted.and("a.stage = '" + state + "'");
            if (kind != null) wanted = wanted.and("a.kind = '" + kind + "'");
            if (organisation != null) wanted = wanted.and("a.organisation = ?", organisation);
            if (whistle != null) wanted = wanted.and("a.whistle_id = ?", whistle);
            if (overdue != null) wanted = wanted.and(overdue ? "a.overdue" : "not a.overdue");
            return asked == null
                    ? wanted
                    : wanted.and(
                            switch (asked) {
                                case RETURN -> "a.return_asked";
                                case RULING -> "a.ruling_asked";
                                case EXTENSION -> "a.extension_asked";
                                case SUSPENSION -> "a.suspension_asked";
                            });
        }
    }

    enum Order {
        NEWEST("a.dispatched_at desc, a.id desc", "(a.dispatched_at, a.id) < (?, ?)", a -> a.dispatchedAt),
        NEXT_DUE("a.next_due, a.id", "(a.next_due, a.id) > (?, ?)", a -> a.nextDue);

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

    static Condition wanted(Filter filter, Order order, Caller caller) {
        var wanted = filter.within(Scope.of(caller));
        return order == Order.NEXT_DUE ? wanted.and("a.next_due is not null") : wanted;
    }

    Page<AssignmentView> page(Filter filter, Order order, int limit, String cursor, Caller caller) {
        var asked = "assignments " + filter + order;
        var wanted = wanted(filter, order, caller);
        if (cursor != null) {
            var end = cursors.open(asked, cursor).split(" ");
            wanted = wanted.and(order.after, Instant.parse(end[0]), UUID.fromString(end[1]));
        }
        var now = clock.instant();
        var question = Sql.of("select " + AssignmentRow.COLUMNS + " from assignment a")
                .where(wanted)
                .add("order by " + order.by + " limit " + (limit + 1));
        // a station's of one department: which of the two has fewer tells how they are best found
        if (filter.organisation != null) question.plannedAnew();
        return Page.of(
                question.list(database, AssignmentRow::read),
                limit,
                a -> AssignmentView.of(a, caller, now),
                last -> cursors.seal(asked, order.position.apply(last) + " " + last.id));
    }
}
