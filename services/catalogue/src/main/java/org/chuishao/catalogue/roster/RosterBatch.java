package org.chuishao.catalogue.roster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many rosters, all or none of which are kept. */
@Schema(examples = """
                {"rosters": [{"code": "DEKUAN-1N", "name": "德宽路街道“1+N”执法值班", "area": "340803001", "shifts": [
                 {"organisation": "URBAN", "part": "RESIDENT", "days": "EVERY_DAY", "from": "00:00", "to": "00:00"}]}]}""")
public record RosterBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid RosterRequest> rosters) {
    public RosterBatch {
        Batch.checkSize("rosters", rosters);
    }
}
