package org.chuishao.workstation.grid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.chuishao.workstation.grid.AreaJson.AreaType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes an area of its GeoJSON, or says what is wrong with it and where: at which position, and at which place on earth. */
final class AreaReader {
    static final int MAX_POSITIONS = 5000;

    /** Degrees; nothing a district draws is wider, and the index stays small. */
    private static final double WIDEST = 2;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final String path;
    private int positions;

    private AreaReader(String path) {
        this.path = path;
    }

    /** @param path where the area lies in the body: {@code area} or {@code features[3].geometry} */
    static Geometry read(AreaJson json, String path) throws WrongArea {
        var area = new AreaReader(path + ".coordinates").area(json);
        var error = new IsValidOp(area).getValidationError();
        if (error != null) throw invalid(path, error);
        var bounds = area.getEnvelopeInternal();
        if (bounds.getWidth() > WIDEST || bounds.getHeight() > WIDEST)
            throw new WrongArea(
                    path,
                    "范围超过 " + (int) WIDEST + " 度，不是一个网格。",
                    "Wider than " + (int) WIDEST + " degrees: no grid is.");
        return area;
    }

    private Geometry area(AreaJson json) throws WrongArea {
        if (json.type() == AreaType.Polygon) return polygon(json.coordinates(), path);
        var parts = list(json.coordinates(), path);
        var polygons = new Polygon[parts.size()];
        for (int i = 0; i < polygons.length; i++) polygons[i] = polygon(parts.get(i), path + "[" + i + "]");
        return FACTORY.createMultiPolygon(polygons);
    }

    private Polygon polygon(JsonNode json, String at) throws WrongArea {
        var rings = list(json, at);
        var made = new LinearRing[rings.size()];
        for (int i = 0; i < made.length; i++) made[i] = ring(rings.get(i), at + "[" + i + "]");
        return FACTORY.createPolygon(
                made[0], IntStream.range(1, made.length).mapToObj(i -> made[i]).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode json, String at) throws WrongArea {
        var listed = list(json, at);
        positions += listed.size();
        if (positions > MAX_POSITIONS)
            throw new WrongArea(
                    at,
                    "一个网格最多 " + MAX_POSITIONS + " 个点，请先简化边界。",
                    "An area has at most " + MAX_POSITIONS + " positions; simplify its border.");
        var ring = new Coordinate[listed.size()];
        for (int i = 0; i < ring.length; i++) ring[i] = position(listed.get(i), at + "[" + i + "]");
        if (ring.length < 4)
            throw new WrongArea(at, "一个环至少 4 个点（首尾相同）。", "A ring has at least 4 positions, the last being the first.");
        if (!ring[0].equals2D(ring[ring.length - 1]))
            throw new WrongArea(
                    at + "[" + (ring.length - 1) + "]",
                    "环没有闭合：最后一点须与第一点相同。",
                    "The ring is not closed: its last position must be its first.");
        return FACTORY.createLinearRing(ring);
    }

    private static Coordinate position(JsonNode json, String at) throws WrongArea {
        boolean isPosition = json.isArray()
                && (json.size() == 2 || json.size() == 3)
                && json.get(0).isNumber()
                && json.get(1).isNumber();
        if (!isPosition) throw new WrongArea(at, "一个点应为 [经度, 纬度]。", "A position is [longitude, latitude].");
        var position = new Coordinate(json.get(0).asDouble(), json.get(1).asDouble());
        if (Math.abs(position.x) > 180 || Math.abs(position.y) > 90)
            throw new WrongArea(
                    at,
                    "经度在 ±180、纬度在 ±90 之内；是否把纬度写在了前面？",
                    "Longitude within ±180, latitude within ±90; was latitude written first?");
        return position;
    }

    private static JsonNode list(JsonNode json, String at) throws WrongArea {
        if (json.isArray() && !json.isEmpty()) return json;
        throw new WrongArea(at, "应为非空列表。", "Takes a list that is not empty.");
    }

    private static WrongArea invalid(String path, TopologyValidationError error) {
        var place = error.getCoordinate();
        var zh = switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION -> "边界自相交";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "内环在外环之外";
            case TopologyValidationError.NESTED_HOLES -> "内环相互嵌套";
            case TopologyValidationError.NESTED_SHELLS -> "多边形相互嵌套";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "内部被内环分割";
            case TopologyValidationError.DUPLICATE_RINGS -> "存在重复的环";
            default -> "边界有误";
        };
        var en = switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "the border crosses itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside the shell";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies within a hole";
            case TopologyValidationError.NESTED_SHELLS -> "a part lies within a part";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "a hole cuts the area in two";
            case TopologyValidationError.DUPLICATE_RINGS -> "a ring is there twice";
            default -> "the border is wrong";
        };
        return new WrongArea(
                path,
                "%s，位置在 %s, %s。".formatted(zh, place.x, place.y),
                "Not an area: %s at %s, %s.".formatted(en, place.x, place.y));
    }
}
