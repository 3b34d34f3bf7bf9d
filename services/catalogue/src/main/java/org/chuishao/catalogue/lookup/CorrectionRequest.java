package org.chuishao.catalogue.lookup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which item is right for a text, whatever was proposed. */
@Schema(examples = """
                {"title": "路灯坏了", "description": "三号院门前两盏路灯不亮已有一周。", "itemCode": "DG-010204"}""")
public record CorrectionRequest(
        @NotBlank @Size(max = 200) String title,
        @Size(max = 5000) String description,
        @NotBlank @Size(max = 40) String itemCode) {}
