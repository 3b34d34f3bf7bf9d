package org.chuishao.workstation.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A meeting that has taken place, and who was there.
 *
 * @param heldAt absent: at the time it was scheduled for; of one that nobody scheduled it must be said
 * @param place absent: where it was scheduled
 */
@Schema(examples = """
                {"chair": "陈立新", "attendance": [{"name": "陈立新", "unit": "马山社区红领工作站", "present": true},
                 {"name": "赵刚", "unit": "区城管局", "present": false}]}""")
public record HoldRequest(
        OffsetDateTime heldAt,
        @Size(max = 200) String place,
        @NotBlank @Size(max = 50) String chair,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid Attendee> attendance) {}
