package org.chuishao.workstation.grid;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.grid.AreaJson.AreaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Many grids as a GeoJSON FeatureCollection, all or none of which are kept.
 *
 * @param name what a drawing programme calls the layer; not kept
 * @param crs what a drawing programme adds; only WGS-84 is taken
 */
@Schema(examples = """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                 "properties": {"code": "34080300100201", "name": "马山社区第一网格"},
                 "geometry": {"type": "Polygon", "coordinates": [[[117.030, 30.510], [117.034, 30.510],
                 [117.034, 30.513], [117.030, 30.513], [117.030, 30.510]]]}}]}""")
public record GridImport(
        @NotNull CollectionType type,
        @Size(max = 200) String name,
        @Valid Crs crs,

        @NotNull @Schema(minItems = 1, maxItems = GridImport.MAX)
        List<@NotNull @Valid Feature> features) {
    static final int MAX = 5000;

    public GridImport {
        if (features != null && (features.isEmpty() || features.size() > MAX))
            throw Problem.invalid("features", "一次导入 1 至 " + MAX + " 个网格。", "Import 1 to " + MAX + " grids at a time.");
    }

    enum CollectionType {
        FeatureCollection
    }

    enum FeatureType {
        Feature
    }

    enum CrsType {
        name
    }

    public record Feature(
            @NotNull FeatureType type,

            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            JsonNode id,

            @NotNull @Valid Properties properties,
            @Valid FeatureArea geometry) {
        Draft draft(int position) {
            var path = "features[" + position + "].";
            var area = geometry == null ? null : new AreaJson(geometry.type(), geometry.coordinates());
            return new Draft(
                    properties.code(),
                    properties.name(),
                    area,
                    properties.addresses() == null ? List.of() : properties.addresses(),
                    properties.active() == null || properties.active(),
                    path + "properties.",
                    path + "geometry");
        }
    }

    /** The geometry of a feature, {@link AreaJson} with the box some programmes add. */
    public record FeatureArea(
            @NotNull AreaType type,

            @NotNull @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            JsonNode coordinates,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            JsonNode bbox) {}

    public record Properties(
            @NotBlank @Size(max = 16) String code,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 2000) List<@NotBlank @Size(max = Addresses.MAX_LENGTH) String> addresses,
            Boolean active) {}

    public record Crs(@NotNull CrsType type, @NotNull @Valid CrsName properties) {}

    public record CrsName(@NotBlank @Size(max = 100) String name) {
        boolean isWgs84() {
            return name.matches("urn:ogc:def:crs:OGC:1\\.3:CRS84|urn:ogc:def:crs:EPSG::4326|EPSG:4326");
        }
    }

    List<Draft> drafts() {
        if (crs != null && !crs.properties().isWgs84())
            throw Problem.invalid(
                    "crs.properties.name",
                    "只接受 WGS-84（CRS84）坐标，请先转换。",
                    "Only WGS-84 (CRS84) coordinates are taken; convert them first.");
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < features.size(); i++) drafts.add(features.get(i).draft(i));
        return drafts;
    }
}
