package org.chuishao.whistle.lookup;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Condition;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.search.Words;

/**
 * Which whistles, called {@code w}, somebody asks for and may see. Lists, counts and desks all take their condition from
 * here: what is counted is what is listed.
 *
 * @param searches it asks for words or a place: how it is found best depends on which
 */
record Selection(Condition condition, boolean searches) {
    /** Where a limit of this service's own runs out; the stages are written out, as the indexes know them. */
    private static final String WAITING = "w.stage in ('SUBMITTED', 'AWAITING_VERIFICATION', 'AWAITING_CALLBACK')";

    private static final String ENDED = "w.stage in ('REJECTED', 'CLOSED', 'WITHDRAWN')";
    static final String OPEN = "w.stage not in ('REJECTED', 'CLOSED', 'WITHDRAWN')";

    /** Until an instant. */
    static final String OVERDUE = WAITING + " and w.due_at < ?";

    /** Also where nobody can say yet when it is due. */
    private static final String IN_TIME = "(not (" + WAITING + ") or w.due_at is null or w.due_at >= ?)";

    static Selection of(WhistleFilter filter, Caller caller, Instant now) {
        var wanted = new Narrowed(Scope.of(caller, prefix(filter.station), filter.organisation))
                .by("w.stage = '" + filter.stage + "'", filter.stage != null)
                .by("w.kind = '" + filter.kind + "'", filter.kind != null)
                .by("w.number = ?", filter.number)
                .by("w.centre = ?", filter.centre)
                .by("w.item_code = ?", filter.itemCode)
                .by("w.created_at >= ?", filter.notBefore())
                .by("w.created_at < ?", filter.before())
                .by(Boolean.TRUE.equals(filter.open) ? OPEN : ENDED, filter.open != null)
                .by(Boolean.TRUE.equals(filter.overdue) ? OVERDUE : IN_TIME, filter.overdue == null ? null : now);
        var searched = searched(filter, caller);
        return searched == null
                ? new Selection(wanted.condition(), false)
                : new Selection(wanted.condition().and(searched), true);
    }

    /** Grows by what is asked for; what nobody asks for leaves it as it is. */
    private record Narrowed(Condition condition) {
        Narrowed by(String more, Object value) {
            return value == null ? this : new Narrowed(condition.and(more, value));
        }

        Narrowed by(String more, boolean asked) {
            return asked ? new Narrowed(condition.and(more)) : this;
        }
    }

    /** Null when nothing is searched for. */
    private static Condition searched(WhistleFilter filter, Caller caller) {
        var box = filter.box();
        if (filter.q == null && box == null) return null;
        var entry = Condition.of("s.district = w.district and s.whistle_id = w.id");
        if (filter.q != null) entry = entry.and(Words.of(filter.q).condition(caller.district()));
        if (box != null)
            entry = entry.and(
                    "s.longitude >= ? and s.latitude >= ? and s.longitude <= ? and s.latitude <= ?", box.toArray());
        return new Condition("exists (select from search_entry s where " + entry.sql() + ")", entry.values());
    }

    /** Only what comes after this one on a list of the newest first. */
    Selection after(Instant at, UUID id) {
        return new Selection(condition.and("(w.created_at, w.id) < (?, ?)", at, id), searches);
    }

    private static String prefix(String code) {
        return code == null ? "" : code.replaceAll("[%_\\\\]", "");
    }
}
