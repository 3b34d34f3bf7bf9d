package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.List;
import org.chuishao.kernel.database.Fields;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.Outcome;

/**
 * An assignment as it lies in its table, to be read and not to be changed: what moves it is Hibernate's. It has no timers, which nobody is told and which
 * take longer to read than the deadlines.
 */
final class AssignmentRow {
    /** As {@link #read} reads them. */
    static final String COLUMNS = """
            a.id, a.district, a.whistle_id, a.whistle_number, a.cycle, a.organisation, a.role, a.kind, a.stage, a.station_code,
            a.station_name, a.title, a.description, a.item_code, a.item_name, a.address, a.longitude, a.latitude, a.dispatch_note,
            a.dispatched_at, a.appointed_at, a.limits, a.accept_due, a.check_in_due, a.make_safe_due, a.complete_due, a.next_due, a.deadlines,
            a.accepted_at, a.checked_in_at, a.made_safe_at, a.completed_at, a.on_site, a.arrival, a.outcome, a.result, a.reworks, a.overdue, a.long_overdue,
            a.long_overdue_at, a.timer_at, a.reminders, a.escalated_at, a.suspended_in, a.suspended_at, a.review_at, a.taken_away_at,
            a.taken_away_by, a.taken_away_before, a.version, a.released,
            a.return_asked, a.ruling_asked, a.extension_asked, a.suspension_asked, a.return_tried, a.return_refused,
            a.ruling_tried, a.extensions, a.suspensions, a.returns_allowed, a.extensions_allowed, a.suspensions_allowed,
            a.contested, a.ruled_by, a.centre""";

    private static final TypeReference<List<ExplainedDeadline>> DEADLINES = new TypeReference<>() {};

    private AssignmentRow() {}

    static Assignment read(Fields fields) throws SQLException {
        var a = new Assignment();
        a.id = fields.uuid();
        a.district = fields.text();
        a.whistleId = fields.uuid();
        a.whistleNumber = fields.text();
        a.cycle = fields.number();
        a.organisation = fields.text();
        a.role = fields.choice(Role.class);
        a.kind = fields.choice(WhistleKind.class);
        a.stage = fields.choice(Stage.class);
        a.stationCode = fields.text();
        a.stationName = fields.text();
        a.title = fields.text();
        a.description = fields.text();
        a.itemCode = fields.text();
        a.itemName = fields.text();
        a.address = fields.text();
        a.longitude = fields.decimal();
        a.latitude = fields.decimal();
        a.dispatchNote = fields.text();
        a.dispatchedAt = fields.instant();
        a.appointedAt = fields.instant();
        a.limits = fields.text();
        a.acceptDue = fields.instant();
        a.checkInDue = fields.instant();
        a.makeSafeDue = fields.instant();
        a.completeDue = fields.instant();
        a.nextDue = fields.instant();
        a.deadlines = fields.json(DEADLINES);
        a.acceptedAt = fields.instant();
        a.checkedInAt = fields.instant();
        a.madeSafeAt = fields.instant();
        a.completedAt = fields.instant();
        a.onSite = fields.truthOrNull();
        a.arrival = fields.choice(Arrival.class);
        a.outcome = fields.choice(Outcome.class);
        a.result = fields.text();
        a.reworks = fields.number();
        a.overdue = fields.truth();
        a.longOverdue = fields.truth();
        a.longOverdueAt = fields.instant();
        a.timers = null;
        a.timerAt = fields.instant();
        a.reminders = fields.number();
        a.escalatedAt = fields.instant();
        a.suspendedIn = fields.choice(Stage.class);
        a.suspendedAt = fields.instant();
        a.reviewAt = fields.instant();
        a.takenAwayAt = fields.instant();
        a.takenAwayBy = fields.choice(Move.class);
        a.takenAwayBefore = fields.instant();
        a.version = fields.number();
        a.released = fields.truth();
        read(a.pleading, fields);
        a.centre = fields.text();
        return a;
    }

    private static void read(Pleading p, Fields fields) throws SQLException {
        p.returnAsked = fields.truth();
        p.rulingAsked = fields.truth();
        p.extensionAsked = fields.truth();
        p.suspensionAsked = fields.truth();
        p.returnTried = fields.truth();
        p.returnRefused = fields.truth();
        p.rulingTried = fields.truth();
        p.extensions = fields.number();
        p.suspensions = fields.number();
        p.returnsAllowed = fields.number();
        p.extensionsAllowed = fields.number();
        p.suspensionsAllowed = fields.number();
        p.contested = fields.truth();
        p.ruledBy = fields.uuid();
    }
}
