package org.chuishao.whistle.link;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.chuishao.whistle.casefile.Location;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody is about to raise. */
@Schema(examples = """
                {"stationCode": "340803001002", "title": "马山路排水管破裂", "description": "马山路18号门前污水外溢。",
                 "itemCode": "DG-010205", "location": {"address": "马山路18号", "longitude": 117.03, "latitude": 30.51}}""")
public record DuplicatesRequest(
        @NotBlank @Size(max = 40) String stationCode,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 10_000) String description,
        @Size(max = 60) String itemCode,
        @NotNull @Valid Location location) {

    String text() {
        return title + "\n" + (description == null ? "" : description);
    }
}
