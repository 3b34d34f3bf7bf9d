package org.chuishao.whistle.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which whistle is about the same and is handled for both. */
@Schema(examples = "{\"mainId\": \"01996f4a-3c80-7d15-9a41-5b0e6c2f8a31\", \"note\": \"同一处排水管，两户分别反映。\"}")
public record LinkRequest(
        @NotNull UUID mainId, @Size(max = 1000) String note) {}
