package org.chuishao.catalogue.item;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of the catalogue that is proposed.
 *
 * @param item as it shall be, with its code
 * @param note why
 */
@Schema(examples = """
                {"note": "机构改革", "item": {"code": "DG-010204", "name": "城市公共设施", "category": "城乡建设",
                 "subcategory": "城市建设和市政管理", "type": "PUBLIC_SERVICE", "lead": "HOUSING", "validFrom": "2026-12-01"}}""")
public record DraftRequest(
        @NotNull @Valid ItemRequest item, @Size(max = 500) String note) {}
