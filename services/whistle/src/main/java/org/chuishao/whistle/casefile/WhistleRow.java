package org.chuishao.whistle.casefile;

import java.sql.SQLException;
import java.util.Locale;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Row;
import org.chuishao.kernel.privacy.Sealed;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.search.Words;

/** A whistle as it lies in its table, for writing it once and reading it often; what changes it in between is Hibernate's. */
final class WhistleRow {
    /** As {@link #read} reads them. */
    static final String COLUMNS = """
            w.id, w.district, w.number, w.kind, w.stage, w.cycle, w.station_code, w.title, w.description, w.item_code,
            w.item_version, w.address, w.longitude, w.latitude, w.channel, w.why_not_in_station, w.resident_name,
            w.resident_phone, w.created_at, w.created_by, w.changed_at, w.blown_at, w.dispatched_at, w.closed_at, w.outcome,
            w.satisfaction, w.callback_tries, w.reject_reason, w.duplicate_of, w.main_id, w.linked, w.ratified_at, w.policy,
            w.stage_since, w.due_at, w.remind_at, w.reminders, w.ratify_due_at, w.issue_id, w.objected, w.version, w.centre""";

    private static final Sealed SEALED = new Sealed();

    private WhistleRow() {}

    static Whistle read(Fields fields) throws SQLException {
        var w = new Whistle();
        w.id = fields.uuid();
        w.district = fields.text();
        w.number = fields.text();
        w.kind = fields.choice(Kind.class);
        w.stage = fields.choice(Stage.class);
        w.cycle = fields.number();
        w.stationCode = fields.text();
        w.title = fields.text();
        w.description = fields.text();
        w.itemCode = fields.text();
        w.itemVersion = fields.numberOrNull();
        w.location = new Location(fields.text(), fields.decimal(), fields.decimal());
        w.channel = fields.choice(Channel.class);
        w.whyNotInStation = fields.text();
        w.residentName = SEALED.convertToEntityAttribute(fields.bytes());
        w.residentPhone = SEALED.convertToEntityAttribute(fields.bytes());
        w.createdAt = fields.instant();
        w.createdBy = fields.text();
        w.changedAt = fields.instant();
        w.blownAt = fields.instant();
        w.dispatchedAt = fields.instant();
        w.closedAt = fields.instant();
        w.outcome = fields.choice(Outcome.class);
        w.satisfaction = fields.choice(Satisfaction.class);
        w.callbackTries = fields.number();
        w.rejectReason = fields.choice(RejectReason.class);
        w.duplicateOf = fields.uuid();
        w.mainId = fields.uuid();
        w.linked = fields.number();
        w.ratifiedAt = fields.instant();
        w.policy = fields.text();
        w.stageSince = fields.instant();
        w.dueAt = fields.instant();
        w.remindAt = fields.instant();
        w.reminders = fields.number();
        w.ratifyDueAt = fields.instant();
        w.issueId = fields.uuid();
        w.objected = fields.truth();
        w.version = fields.number();
        w.centre = fields.text();
        return w;
    }

    static Row of(Whistle w) {
        return Row.into("whistle")
                .with("id", w.id)
                .with("number", w.number)
                .with("kind", w.kind)
                .with("stage", w.stage)
                .with("cycle", w.cycle)
                .with("station_code", w.stationCode)
                .with("title", w.title)
                .with("description", w.description)
                .with("item_code", w.itemCode)
                .with("item_version", w.itemVersion)
                .with("address", w.location.address())
                .with("longitude", w.location.longitude())
                .with("latitude", w.location.latitude())
                .with("channel", w.channel)
                .with("why_not_in_station", w.whyNotInStation)
                .with("resident_name", SEALED.convertToDatabaseColumn(w.residentName))
                .with("resident_phone", SEALED.convertToDatabaseColumn(w.residentPhone))
                .with("created_at", w.createdAt)
                .with("created_by", w.createdBy)
                .with("changed_at", w.changedAt)
                .with("blown_at", w.blownAt)
                .with("dispatched_at", w.dispatchedAt)
                .with("closed_at", w.closedAt)
                .with("outcome", w.outcome)
                .with("satisfaction", w.satisfaction)
                .with("callback_tries", w.callbackTries)
                .with("reject_reason", w.rejectReason)
                .with("duplicate_of", w.duplicateOf)
                .with("main_id", w.mainId)
                .with("linked", w.linked)
                .with("ratified_at", w.ratifiedAt)
                .with("policy", w.policy)
                .with("stage_since", w.stageSince)
                .with("due_at", w.dueAt)
                .with("remind_at", w.remindAt)
                .with("reminders", w.reminders)
                .with("ratify_due_at", w.ratifyDueAt)
                .with("issue_id", w.issueId)
                .with("objected", w.objected)
                .with("version", w.version)
                .with("centre", w.centre);
    }

    /** What is searched of it. It never changes. */
    static Row searched(Whistle w) {
        var body = (w.title + "\n" + w.description).toLowerCase(Locale.ROOT);
        return Row.into("search_entry")
                .with("whistle_id", w.id)
                .with("body", body)
                .with("grams", Words.grams(w.district, body, w.number))
                .with("item_code", w.itemCode)
                .with("station_code", w.stationCode)
                .with("longitude", w.location.longitude())
                .with("latitude", w.location.latitude())
                .with("created_at", w.createdAt);
    }
}
