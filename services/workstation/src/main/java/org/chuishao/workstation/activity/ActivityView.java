package org.chuishao.workstation.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.workstation.platform.Platform;

/** An activity as the register has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityView(
        UUID id,
        String stationCode,
        Platform platform,
        UUID teamId,
        LocalDate heldOn,
        ActivityKind kind,
        String topic,
        int participants,
        int households,
        int version) {
    static ActivityView of(Activity a) {
        return new ActivityView(
                a.id,
                a.stationCode,
                a.facts.platform(),
                a.facts.teamId(),
                a.heldOn,
                a.kind,
                a.topic,
                a.facts.participants(),
                a.facts.households(),
                a.version);
    }
}
