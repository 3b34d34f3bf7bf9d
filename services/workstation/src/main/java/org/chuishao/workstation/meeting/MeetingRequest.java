package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.chuishao.workstation.meeting.lifecycle.MeetingKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A meeting somebody asks for. Monthly and quarterly ones the calendar proposes by itself.
 *
 * @param title of a special meeting; the others are called by their period
 * @param reason why a special meeting is needed
 * @param startsAt absent: only proposed
 */
@Schema(examples = """
                {"stationCode": "340803001002", "kind": "SPECIAL", "title": "马山小区停车难专项工作会",
                 "reason": "半年内三次吹哨未能根治。", "startsAt": "2026-11-20T15:00:00+08:00", "place": "社区二楼会议室"}""")
public record MeetingRequest(
        @NotBlank @Size(max = 12) String stationCode,
        @NotNull MeetingKind kind,
        @Size(max = 100) String title,
        @Size(max = 1000) String reason,
        OffsetDateTime startsAt,
        @Size(max = 200) String place) {}
