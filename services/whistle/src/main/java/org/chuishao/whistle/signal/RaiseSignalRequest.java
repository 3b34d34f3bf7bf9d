package org.chuishao.whistle.signal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.chuishao.whistle.casefile.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person adds; what is left out is taken from the signal and its asset.
 *
 * @param whyNotInStation what a ROUTINE or JOINT whistle cannot be blown without; an EMERGENCY or a draft may leave it out
 */
@Schema(examples = """
                {"kind": "EMERGENCY", "description": "井盖移位，已围挡。", "itemCode": "DG-010205"}""")
public record RaiseSignalRequest(
        @NotNull Kind kind,
        @Size(min = 1, max = 200) String title,
        @Size(min = 1, max = 10_000) String description,
        @Size(max = 60) String itemCode,
        @Size(max = 2000) String whyNotInStation,
        Boolean draft) {}
