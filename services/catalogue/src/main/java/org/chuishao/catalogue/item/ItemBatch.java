package org.chuishao.catalogue.item;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.chuishao.kernel.register.Batch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many items, all or none of which are kept. */
@Schema(examples = """
                {"items": [{"code": "DG-010204", "name": "城市公共设施", "category": "城乡建设",
                 "subcategory": "城市建设和市政管理", "type": "PUBLIC_SERVICE", "lead": "URBAN"}]}""")
public record ItemBatch(
        @NotNull @Schema(minItems = 1, maxItems = Batch.MAX) List<@NotNull @Valid ItemRequest> items) {
    public ItemBatch {
        Batch.checkSize("items", items);
    }
}
