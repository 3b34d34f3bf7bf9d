package org.chuishao.whistle.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.database.Row;
import org.chuishao.kernel.id.Ids;
import org.chuishao.whistle.lifecycle.Stage;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** Something that happened to a whistle: who did what, when, and in whose name. */
@Entity
@Immutable
@Table(name = "history_line")
public class HistoryLine {
    @Id
    public UUID id;

    @TenantId
    public String district;

    @Column(name = "whistle_id")
    public UUID whistleId;

    public Instant at;
    public String move;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage")
    public Stage from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage")
    public Stage to;

    public String actor;
    public String unit;
    public String note;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> details;

    HistoryLine() {}

    HistoryLine(
            Whistle whistle, Instant at, String move, Stage from, Actor by, String note, Map<String, Object> details) {
        this.id = Ids.next();
        this.whistleId = whistle.id;
        this.at = at;
        this.move = move;
        this.from = from;
        this.to = whistle.stage();
        this.actor = by.name();
        this.unit = by.unit();
        this.note = note;
        this.details = details;
    }

    /** @param details as JSON */
    Row row(String details) {
        return Row.into("history_line")
                .with("id", id)
                .with("whistle_id", whistleId)
                .with("at", at)
                .with("move", move)
                .with("from_stage", from)
                .with("to_stage", to)
                .with("actor", actor)
                .with("unit", unit)
                .with("note", note)
                .withJson("details", details);
    }

    /** That it is to be told to whoever follows the stream. */
    Row queued() {
        return Row.into("stream_waiting").with("line_id", id).with("whistle_id", whistleId);
    }
}
