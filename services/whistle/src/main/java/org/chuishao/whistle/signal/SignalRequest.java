package org.chuishao.whistle.signal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a device saw.
 *
 * @param kind the source's own word for it, in capitals: {@code WATER_LEVEL}, {@code COVER_MOVED}
 * @param at when; left out, now
 * @param reference where its system keeps more, for example the number of an alarm
 */
@Schema(examples = """
                {"assetCode": "0102-340803-000123", "kind": "COVER_MOVED", "detail": "倾角 37°", "reference": "alarm/88120"}""")
public record SignalRequest(
        @NotBlank @Size(max = 40) String assetCode,

        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "{chuishao.signal.kind}")
        String kind,

        OffsetDateTime at,
        @Size(max = 500) String detail,
        @Size(max = 200) String reference) {}
