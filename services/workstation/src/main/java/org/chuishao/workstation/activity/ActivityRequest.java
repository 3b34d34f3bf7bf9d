package org.chuishao.workstation.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.workstation.platform.Platform;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An activity that has taken place.
 *
 * @param platform absent: the station's own
 * @param teamId which of the station's teams did it
 * @param households how many were visited; which ones is never asked
 */
@Schema(examples = """
                {"stationCode": "340803001002", "platform": "BUREAU_DIRECTORS", "heldOn": "2026-11-12", "kind": "HOUSEHOLD_VISIT",
                 "topic": "冬季用气安全走访", "participants": 6, "households": 42}""")
public record ActivityRequest(
        @NotBlank @Size(max = 12) String stationCode,
        Platform platform,
        UUID teamId,
        @NotNull LocalDate heldOn,
        @NotNull ActivityKind kind,
        @NotBlank @Size(max = 100) String topic,
        @NotNull @Min(0) @Max(100_000) Integer participants,
        @Min(0) @Max(10_000) Integer households) {
    ActivityFacts facts() {
        return new ActivityFacts(platform, teamId, participants, households == null ? 0 : households);
    }
}
