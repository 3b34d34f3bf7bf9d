package org.chuishao.whistle.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.time.TravelClock;
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

    Told(
            long position,
            UUID line,
            UUID whistleId,
            String number,
            String stationCode,
            String move,
            Stage from,
            Stage to,
            Instant at,
            String by,
            String unit) {
        this(
                position,
                line,
                whistleId,
                number,
                stationCode,
                move,
                from,
                to,
                at.atZone(TravelClock.SHANGHAI).toOffsetDateTime(),
                by,
                unit);
    }
}
