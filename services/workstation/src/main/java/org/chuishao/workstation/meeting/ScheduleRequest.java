package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When and where a meeting will be. */
@Schema(examples = "{\"startsAt\": \"2026-11-25T09:00:00+08:00\", \"place\": \"社区二楼会议室\"}")
public record ScheduleRequest(
        @NotNull OffsetDateTime startsAt,
        @NotBlank @Size(max = 200) String place) {}
