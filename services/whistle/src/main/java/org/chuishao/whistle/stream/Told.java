package org.chuishao.whistle.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.lifecycle.Stage;

/**
 * That something happened to a whistle the caller may see. What was said and why is in its timeline.
 *
 * @param line its id in the timeline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Told(
        @JsonIgnore long position,
        UUID line,
        UUID whistleId,
        String number,
        String stationCode,
        String move,
        Stage from,
        Stage to,
        OffsetDateTime at,
        String by,
        String unit) {

    /** As {@link Feed} selects it. */
    static Told read(Fields row) throws SQLException {
        return new Told(
                row.count(),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.text(),
                row.text(),
                row.choice(Stage.class),
                row.choice(Stage.class),
                Shanghai.time(row.instant()),
                row.text(),
                row.text());
    }
}
