package org.chuishao.whistle.signal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Up to 1000 assets, taken all or none. */
@Schema(examples = """
                {"assets": [{"code": "0102-340803-000123", "name": "雨水井盖", "stationCode": "340803001002",
                 "location": {"address": "马山路18号", "longitude": 117.03, "latitude": 30.51}}]}""")
public record CityAssetBatch(@NotNull List<@NotNull @Valid CityAssetRequest> assets) {
    public CityAssetBatch {
        Batch.checkSize("assets", assets);
    }
}
