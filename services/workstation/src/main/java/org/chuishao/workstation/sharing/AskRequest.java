package org.chuishao.workstation.sharing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which offer a need asks for.
 *
 * @param amount absent: all that is still missing, if the offer has so much
 */
@Schema(examples = """
                {"offerId": "019a0c10-5d20-7b41-8c11-2f3a4b5c6d7e", "amount": 40, "note": "当晚归还。"}""")
public record AskRequest(
        @NotNull UUID offerId,
        @Min(1) @Max(10_000) Integer amount,
        @Size(max = 500) String note) {}
