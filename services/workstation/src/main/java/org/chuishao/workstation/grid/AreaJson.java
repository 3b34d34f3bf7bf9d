package org.chuishao.workstation.grid;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An area in GeoJSON (RFC 7946), longitude before latitude, WGS-84.
 *
 * @param coordinates rings of positions, the first ring of a polygon its shell, the others holes
 */
@Schema(examples = """
                {"type": "Polygon", "coordinates": [[[117.030, 30.510], [117.034, 30.510], [117.034, 30.513],
                 [117.030, 30.513], [117.030, 30.510]]]}""")
public record AreaJson(
        @NotNull AreaType type,

        @NotNull @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        JsonNode coordinates) {

    enum AreaType {
        Polygon,
        MultiPolygon
    }
}
